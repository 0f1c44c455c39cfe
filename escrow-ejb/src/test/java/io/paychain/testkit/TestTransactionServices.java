package io.paychain.testkit;

import jakarta.transaction.Synchronization;
import jakarta.transaction.UserTransaction;
import org.jboss.weld.transaction.spi.TransactionServices;

/** Lets CDI's transactional observers ({@code during = AFTER_SUCCESS}) follow test transactions. */
final class TestTransactionServices implements TransactionServices {

    private final Transactions transactions;

    TestTransactionServices(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public void registerSynchronization(Synchronization synchronization) {
        transactions.register(synchronization);
    }

    @Override
    public boolean isTransactionActive() {
        return transactions.active();
    }

    @Override
    public UserTransaction getUserTransaction() {
        throw new UnsupportedOperationException("no UserTransaction in tests");
    }

    @Override
    public void cleanup() {
        // nothing is held beyond the thread's transaction
    }
}
