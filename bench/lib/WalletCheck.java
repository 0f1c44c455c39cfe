import com.sun.management.OperatingSystemMXBean;
import io.paychain.identity.adapter.Wallets;
import io.paychain.identity.domain.SignInMessage;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Prints the CPU microseconds that the product takes to read a signed sign-in message (EIP-4361) and to find whose key
 * signed it (EIP-191), warm. Arguments: the wallet in lower case, a file with the message, the signature.
 */
public class WalletCheck {

    private static final int WARM_UP = 60_000;
    private static final int MEASURED = 20_000;

    public static void main(String[] args) throws Exception {
        String message = Files.readString(Path.of(args[1]));
        check(args[0], message, args[2], WARM_UP);
        OperatingSystemMXBean machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long before = machine.getProcessCpuTime();
        check(args[0], message, args[2], MEASURED);
        System.out.println((machine.getProcessCpuTime() - before) / 1_000.0 / MEASURED);
    }

    private static void check(String wallet, String message, String signature, int times) {
        for (int i = 0; i < times; i++) {
            boolean right = SignInMessage.parse(message).isPresent()
                    && Wallets.signer(message, signature).filter(wallet::equals).isPresent();
            if (!right) {
                throw new IllegalStateException("this wallet did not sign this message");
            }
        }
    }
}
