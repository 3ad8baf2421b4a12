using EduStream.Grpc.Server;
using EduStream.LocalDapr.Workflow.Dispatch;
using Google.Protobuf.WellKnownTypes;

namespace EduStream.LocalDapr.Workflow.Api;

/// <summary>The gRPC service that workers and the workflow clients of the SDKs speak; its name has no package.</summary>
internal sealed class TaskHubService(Sidecar sidecar, InstanceDesk instances, WorkerDesk workers, Purge purge, Rerun rerun)
{
    private const string Name = "TaskHubSidecarService";

    private readonly string _app = sidecar.AppId;

    public void Map(IEndpointRouteBuilder grpc)
    {
        grpc.MapGrpcUnary<Empty, Empty>(Name, "Hello", (_, _) => Task.FromResult(new Empty()));
        grpc.MapGrpcServerStreaming<GetWorkItemsRequest, WorkItem>(Name, "GetWorkItems", GetWorkItemsAsync);
        grpc.MapGrpcUnary<WorkflowResponse, CompleteTaskResponse>(Name, "CompleteWorkflowTask", CompleteTurnAsync);
        grpc.MapGrpcUnary<WorkflowResponse, CompleteTaskResponse>(Name, "CompleteOrchestratorTask", CompleteTurnAsync);
        grpc.MapGrpcUnary<ActivityResponse, CompleteTaskResponse>(Name, "CompleteActivityTask", CompleteActivityAsync);
        new InstanceCalls(_app, instances).Map(grpc, Name);
        grpc.MapGrpcUnary<PurgeInstancesRequest, PurgeInstancesResponse>(Name, "PurgeInstances", PurgeAsync);
        grpc.MapGrpcUnary<RerunWorkflowFromEventRequest, RerunWorkflowFromEventResponse>(Name, "RerunWorkflowFromEvent", RerunAsync);
    }

    /// <summary>Runs as long as the worker is connected.</summary>
    private async Task GetWorkItemsAsync(GetWorkItemsRequest request, GrpcResponseStream<WorkItem> items, GrpcServerCall call)
    {
        var stopping = call.Http.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(call.Stop, stopping);
        var worker = workers.Connect(_app);
        sidecar.CountWorkflowWorkers(1);
        try
        {
            await items.SendHeadersAsync();
            await foreach (var item in worker.Outgoing.ReadAllAsync(stop.Token)) { await items.WriteAsync(item); }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            throw new GrpcException(GrpcStatusCode.Unavailable, "The runtime stops.");
        }
        finally
        {
            sidecar.CountWorkflowWorkers(-1);
            workers.Disconnect(_app, worker);
        }
    }

    private async Task<CompleteTaskResponse> CompleteTurnAsync(WorkflowResponse response, GrpcServerCall call)
    {
        await workers.CompleteTurnAsync(_app, response);
        return new CompleteTaskResponse();
    }

    private async Task<CompleteTaskResponse> CompleteActivityAsync(ActivityResponse response, GrpcServerCall call)
    {
        await workers.CompleteActivityAsync(_app, response);
        return new CompleteTaskResponse();
    }

    private async Task<PurgeInstancesResponse> PurgeAsync(PurgeInstancesRequest request, GrpcServerCall call)
    {
        if (request.RequestCase == PurgeInstancesRequest.RequestOneofCase.PurgeInstanceFilter)
        {
            throw new GrpcException(GrpcStatusCode.Unknown, "multi-instance purge is not unimplemented");
        }

        var (verdict, deleted) = await purge.RunAsync(new InstanceId(_app, request.InstanceId), request.Recursive, request.Force);
        return verdict == PurgeVerdict.Purged
            ? new PurgeInstancesResponse { DeletedInstanceCount = deleted }
            : throw new GrpcException(GrpcStatusCode.Unknown, Texts.PurgeFailed(verdict));
    }

    private async Task<RerunWorkflowFromEventResponse> RerunAsync(RerunWorkflowFromEventRequest request, GrpcServerCall call)
    {
        var id = request.HasNewInstanceID ? request.NewInstanceID : Guid.NewGuid().ToString();
        await rerun.RunAsync(new InstanceId(_app, request.SourceInstanceID), new InstanceId(_app, id), request);
        return new RerunWorkflowFromEventResponse { NewInstanceID = id };
    }
}
