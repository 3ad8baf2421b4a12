using DaprProtocol.Runtime;
using EduStream.Grpc;
using EduStream.Tests.Component.Runtime.Harness;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Xunit;
using Rpc = DaprProtocol.Rpc;

namespace EduStream.Tests.Component.Runtime;

/// <summary>State and secrets over gRPC: the way of the official .NET client.</summary>
public sealed class StateGrpcTests
{
    [Fact]
    public async Task What_grpc_saves_http_reads()
    {
        await using var host = await new RuntimeHost().With("app1").StartAsync();
        await SaveAsync(host, Item("k", "{\"a\":1}"));
        Assert.Equal("""{"a":1}""", (await host.GetAsync("/v1.0/state/statestore/k")).Body);
        var read = await GetAsync(host, "k");
        Assert.Equal("""{"a":1}""", read.Data.ToStringUtf8());
        Assert.NotEmpty(read.Etag);
        Assert.Equal(new GetStateResponse(), await GetAsync(host, "missing"));
    }

    [Fact]
    public async Task A_stale_etag_aborts_with_the_reason_in_the_details()
    {
        await using var host = await new RuntimeHost().With("app1").StartAsync();
        await SaveAsync(host, Item("k", "1"));
        var stale = Item("k", "2");
        stale.Etag = new Etag { Value = "other" };
        var error = await Assert.ThrowsAsync<GrpcException>(() => SaveAsync(host, stale));
        Assert.Equal((GrpcStatusCode.Aborted, "failed saving state in state store statestore: possible etag mismatch. error from state store"), (error.Code, error.Status.Message));
        Assert.Equal("ERR_STATE_SAVE", InfoOf(error).Reason);
    }

    [Fact]
    public async Task First_write_without_an_etag_only_creates()
    {
        await using var host = await new RuntimeHost().With("app1").StartAsync();
        var guard = Item("guard", "1");
        guard.Options = new StateOptions { Concurrency = StateOptions.Types.StateConcurrency.ConcurrencyFirstWrite };
        await SaveAsync(host, guard);
        Assert.Equal(GrpcStatusCode.Aborted, (await Assert.ThrowsAsync<GrpcException>(() => SaveAsync(host, guard))).Code);
    }

    [Fact]
    public async Task A_transaction_saves_and_deletes()
    {
        await using var host = await new RuntimeHost().With("app1").StartAsync();
        await SaveAsync(host, Item("old", "1"));
        await host.CallAsync<ExecuteStateTransactionRequest, Empty>("ExecuteStateTransaction", new ExecuteStateTransactionRequest
        {
            StoreName = "statestore",
            Operations =
            {
                new TransactionalStateOperation { OperationType = "upsert", Request = Item("new", "2") },
                new TransactionalStateOperation { OperationType = "delete", Request = new StateItem { Key = "old" } },
            },
        });
        var bulk = await host.CallAsync<GetBulkStateRequest, GetBulkStateResponse>("GetBulkState", new GetBulkStateRequest { StoreName = "statestore", Keys = { "new", "old" } });
        Assert.Equal([("new", "2"), ("old", "")], bulk.Items.Select(item => (item.Key, item.Data.ToStringUtf8())));
    }

    [Fact]
    public async Task Unknown_operations_keys_and_stores_get_the_codes_of_dapr()
    {
        await using var host = await new RuntimeHost().With("app1").StartAsync();
        var operation = await Assert.ThrowsAsync<GrpcException>(() => host.CallAsync<ExecuteStateTransactionRequest, Empty>("ExecuteStateTransaction", new ExecuteStateTransactionRequest
        {
            StoreName = "statestore", Operations = { new TransactionalStateOperation { OperationType = "frob", Request = Item("a", "1") } },
        }));
        Assert.Equal((GrpcStatusCode.Unimplemented, "operation type frob not supported"), (operation.Code, operation.Status.Message));

        var key = await Assert.ThrowsAsync<GrpcException>(() => SaveAsync(host, Item("a||b", "1")));
        Assert.Equal((GrpcStatusCode.InvalidArgument, "input key/keyPrefix 'a||b' can't contain '||'"), (key.Code, key.Status.Message));

        var empty = await Assert.ThrowsAsync<GrpcException>(() => SaveAsync(host, Item("", "1")));
        Assert.Equal((GrpcStatusCode.InvalidArgument, "state key cannot be empty"), (empty.Code, empty.Status.Message));

        var store = await Assert.ThrowsAsync<GrpcException>(() => host.CallAsync<GetStateRequest, GetStateResponse>("GetState", new GetStateRequest { StoreName = "nostore", Key = "k" }));
        Assert.Equal((GrpcStatusCode.InvalidArgument, "state store nostore is not found"), (store.Code, store.Status.Message));
        Assert.Equal("DAPR_STATE_NOT_FOUND", InfoOf(store).Reason);
    }

    [Fact]
    public async Task Delete_over_grpc_honours_the_etag()
    {
        await using var host = await new RuntimeHost().With("app1").StartAsync();
        await SaveAsync(host, Item("k", "1"));
        var error = await Assert.ThrowsAsync<GrpcException>(() => host.CallAsync<DeleteStateRequest, Empty>("DeleteState", new DeleteStateRequest { StoreName = "statestore", Key = "k", Etag = new Etag { Value = "x" } }));
        Assert.Equal(GrpcStatusCode.Aborted, error.Code);
        await host.CallAsync<DeleteBulkStateRequest, Empty>("DeleteBulkState", new DeleteBulkStateRequest { StoreName = "statestore", States = { new StateItem { Key = "k" } } });
        Assert.Empty((await GetAsync(host, "k")).Data);
    }

    private static StateItem Item(string key, string value) => new() { Key = key, Value = ByteString.CopyFromUtf8(value) };

    private static Task<Empty> SaveAsync(RuntimeHost host, StateItem item) =>
        host.CallAsync<SaveStateRequest, Empty>("SaveState", new SaveStateRequest { StoreName = "statestore", States = { item } });

    private static Task<GetStateResponse> GetAsync(RuntimeHost host, string key) =>
        host.CallAsync<GetStateRequest, GetStateResponse>("GetState", new GetStateRequest { StoreName = "statestore", Key = key });

    private static Rpc.ErrorInfo InfoOf(GrpcException error) =>
        Rpc.Status.Parser.ParseFrom(error.Status.Details).Details.Select(detail => detail.TryUnpack<Rpc.ErrorInfo>(out var info) ? info : null).First(info => info is not null)!;
}
