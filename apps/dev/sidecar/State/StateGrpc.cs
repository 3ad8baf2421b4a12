using DaprProtocol.Runtime;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using static DaprProtocol.Runtime.StateOptions.Types;

namespace EduStream.LocalDapr.State;

/// <summary>The state API over gRPC.</summary>
internal static class StateGrpc
{
    public static void Map(StateModule state, Sidecar sidecar, IEndpointRouteBuilder grpc)
    {
        grpc.MapDapr<GetStateRequest, GetStateResponse>("GetState", (request, _) =>
        {
            var entry = state.Find(sidecar, request.StoreName).Get(request.Key);
            return Task.FromResult(entry is null
                ? new GetStateResponse()
                : new GetStateResponse { Data = UnsafeByteOperations.UnsafeWrap(entry.Value), Etag = entry.ETag, Metadata = { entry.Metadata ?? [] } });
        });
        grpc.MapDapr<GetBulkStateRequest, GetBulkStateResponse>("GetBulkState", (request, _) =>
        {
            var response = new GetBulkStateResponse();
            response.Items.AddRange(state.Find(sidecar, request.StoreName).GetMany(request.Keys).Select(Item));
            return Task.FromResult(response);
        });
        grpc.MapDapr<SaveStateRequest, Empty>("SaveState", async (request, _) =>
        {
            await state.Find(sidecar, request.StoreName).SaveAsync([.. request.States.Select(Save)]);
            return new Empty();
        });
        grpc.MapDapr<DeleteStateRequest, Empty>("DeleteState", async (request, _) =>
        {
            var operation = new StateOperation(request.Key, request.Etag?.Value, Concurrent(request.Options), request.Metadata);
            await state.Find(sidecar, request.StoreName).DeleteAsync(operation);
            return new Empty();
        });
        grpc.MapDapr<DeleteBulkStateRequest, Empty>("DeleteBulkState", async (request, _) =>
        {
            var store = state.Find(sidecar, request.StoreName);
            foreach (var item in request.States) { await store.DeleteAsync(Save(item) with { Value = null }); }
            return new Empty();
        });
        grpc.MapDapr<ExecuteStateTransactionRequest, Empty>("ExecuteStateTransaction", async (request, _) =>
        {
            await state.Find(sidecar, request.StoreName).TransactAsync([.. request.Operations.Select(operation => operation.OperationType switch
            {
                "upsert" => Save(operation.Request),
                "delete" => Save(operation.Request) with { Value = null },
                var other => throw StateJson.NotSupported(other),
            })]);
            return new Empty();
        });
    }

    private static BulkStateItem Item((string Key, StateEntry? Entry) found) => found.Entry is not { } entry
        ? new BulkStateItem { Key = found.Key }
        : new BulkStateItem { Key = found.Key, Data = UnsafeByteOperations.UnsafeWrap(entry.Value), Etag = entry.ETag, Metadata = { entry.Metadata ?? [] } };

    private static StateOperation Save(StateItem item) => item.Key.Length > 0
        ? new StateOperation(item.Key, item.Etag?.Value, Concurrent(item.Options), item.Metadata) { Value = item.Value.ToByteArray() }
        : throw DaprError.Plain(400, GrpcStatusCode.InvalidArgument, "ERR_STATE_SAVE", "state key cannot be empty");

    private static Concurrency Concurrent(StateOptions? options) => options?.Concurrency switch
    {
        StateConcurrency.ConcurrencyFirstWrite => Concurrency.FirstWrite,
        StateConcurrency.ConcurrencyLastWrite => Concurrency.LastWrite,
        _ => Concurrency.Unspecified,
    };
}
