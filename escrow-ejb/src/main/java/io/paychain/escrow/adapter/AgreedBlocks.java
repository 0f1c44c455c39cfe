package io.paychain.escrow.adapter;

import io.paychain.escrow.adapter.rpc.RpcEndpoint;
import io.paychain.escrow.adapter.rpc.RpcPool;
import io.paychain.escrow.domain.BlockRef;
import io.paychain.escrow.domain.ChainUnavailable;
import io.paychain.escrow.domain.SeenBlock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.web3j.protocol.core.DefaultBlockParameter;
import org.web3j.protocol.core.Request;
import org.web3j.protocol.core.Response;
import org.web3j.protocol.core.methods.response.EthBlock;

/** Blocks as a quorum of the nodes has them. */
@ApplicationScoped
public class AgreedBlocks {

    // How far back from the highest block we look for one that the nodes have in common.
    private static final int SHALLOW = 12;

    @Inject
    RpcPool rpc;

    /** The newest block that a quorum of the nodes has. */
    BlockRef newest() {
        List<EthBlock.Block> heads = rpc.heads();
        long height = rpc.reached(
                heads.stream().map(b -> b.getNumber().longValueExact()).toList());
        if (heads.size() == 1) {
            return ref(heads.get(0));
        }
        for (long h = height; h > Math.max(-1, height - SHALLOW); h--) {
            Optional<BlockRef> common = at(h);
            rpc.compared(h == height && common.isPresent());
            if (common.isPresent()) {
                return common.get();
            }
        }
        throw new ChainUnavailable("the nodes do not agree on the newest blocks");
    }

    /** The block of a height; empty when the chain is shorter, or the nodes do not agree on it yet. */
    Optional<BlockRef> at(long height) {
        return run(height, height).stream().findFirst().map(SeenBlock::ref);
    }

    /** The blocks of a range, both ends included; up to where the chain ends or the nodes do not agree. */
    List<SeenBlock> run(long from, long to) {
        List<List<SeenBlock>> told = rpc.all(e -> blocks(e, from, to));
        if (told.size() == 1) {
            return told.get(0);
        }
        List<SeenBlock> agreed = new ArrayList<>();
        for (int i = 0; i <= to - from; i++) {
            Optional<SeenBlock> block = agreed(told, i);
            if (block.isEmpty()) {
                break;
            }
            agreed.add(block.get());
        }
        return agreed;
    }

    private Optional<SeenBlock> agreed(List<List<SeenBlock>> told, int index) {
        List<SeenBlock> candidates = told.stream()
                .filter(blocks -> blocks.size() > index)
                .map(blocks -> blocks.get(index))
                .toList();
        int needed = rpc.quorum(told.size());
        return candidates.stream()
                .filter(b -> candidates.stream().filter(b::equals).count() >= needed)
                .findFirst();
    }

    private static List<SeenBlock> blocks(RpcEndpoint node, long from, long to) {
        List<? extends Response<?>> answers = node.batch(web3j -> LongStream.rangeClosed(from, to)
                .<Request<?, ? extends Response<?>>>mapToObj(h -> web3j.ethGetBlockByNumber(number(h), false))
                .toList());
        List<SeenBlock> blocks = new ArrayList<>();
        for (Response<?> answer : answers) {
            EthBlock.Block block = ((EthBlock) answer).getBlock();
            if (block == null) {
                break;
            }
            blocks.add(new SeenBlock(ref(block), String.valueOf(block.getLogsBloom())));
        }
        return blocks;
    }

    private static BlockRef ref(EthBlock.Block block) {
        return new BlockRef(
                block.getNumber().longValueExact(),
                block.getHash(),
                block.getParentHash(),
                block.getTimestamp().longValueExact());
    }

    private static DefaultBlockParameter number(long height) {
        return DefaultBlockParameter.valueOf(BigInteger.valueOf(height));
    }
}
