using EduStream.Grpc.Server;

namespace EduStream.LocalDapr.Workflow.Api;

/// <summary>The client half of the task hub service. Unlike the HTTP API, its calls wait until the instance has taken the request in.</summary>
internal sealed class InstanceCalls(string app, InstanceDesk instances)
{
    private const int DefaultPage = 1024;

    public void Map(IEndpointRouteBuilder grpc, string service)
    {
        grpc.MapGrpcUnary<CreateInstanceRequest, CreateInstanceResponse>(service, "StartInstance", StartAsync);
        grpc.MapGrpcUnary<GetInstanceRequest, GetInstanceResponse>(service, "GetInstance", (request, _) =>
            Task.FromResult(Found(instances.Find(Id(request.InstanceId), request.GetInputsAndOutputs))));
        grpc.MapGrpcUnary<GetInstanceRequest, GetInstanceResponse>(service, "WaitForInstanceStart", (request, call) =>
            WaitAsync(request, status => status != OrchestrationStatus.Pending, call));
        grpc.MapGrpcUnary<GetInstanceRequest, GetInstanceResponse>(service, "WaitForInstanceCompletion", (request, call) =>
            WaitAsync(request, StatusRules.IsFinal, call));
        grpc.MapGrpcUnary<RaiseEventRequest, RaiseEventResponse>(service, "RaiseEvent", RaiseAsync);
        grpc.MapGrpcUnary<TerminateRequest, TerminateResponse>(service, "TerminateInstance", TerminateAsync);
        grpc.MapGrpcUnary<SuspendRequest, SuspendResponse>(service, "SuspendInstance", SuspendAsync);
        grpc.MapGrpcUnary<ResumeRequest, ResumeResponse>(service, "ResumeInstance", ResumeAsync);
        grpc.MapGrpcUnary<ListInstanceIDsRequest, ListInstanceIDsResponse>(service, "ListInstanceIDs", List);
        grpc.MapGrpcUnary<GetInstanceHistoryRequest, GetInstanceHistoryResponse>(service, "GetInstanceHistory", History);
    }

    private async Task<CreateInstanceResponse> StartAsync(CreateInstanceRequest request, GrpcServerCall call)
    {
        if (!Texts.IsStorable(request.InstanceId)) { throw new GrpcException(GrpcStatusCode.Unknown, Texts.BadId(app, request.InstanceId)); }
        var trace = request.ParentTraceContext is { } given
            ? TraceContexts.From(given.TraceParent, given.TraceState)
            : TraceContexts.From(call.Header("traceparent"), call.Header("tracestate"));
        var result = await instances.StartAsync(Id(request.InstanceId), request, trace);
        if (result == MailResult.AlreadyActive)
        {
            throw new GrpcException(GrpcStatusCode.AlreadyExists, "failed to create workflow instance: " + Texts.AlreadyActive(request.InstanceId));
        }

        if (result == MailResult.Delivered) { await ReachAsync(request.InstanceId, status => status != OrchestrationStatus.Pending, call); }
        return new CreateInstanceResponse { InstanceId = request.InstanceId };
    }

    private async Task<GetInstanceResponse> WaitAsync(GetInstanceRequest request, Func<OrchestrationStatus, bool> reached, GrpcServerCall call) =>
        Found(await instances.WaitAsync(Id(request.InstanceId), reached, request.GetInputsAndOutputs, call.Stop));

    private async Task<RaiseEventResponse> RaiseAsync(RaiseEventRequest request, GrpcServerCall call)
    {
        Check(await instances.RaiseAsync(Id(request.InstanceId), request.Name, request.Input));
        return new RaiseEventResponse();
    }

    private async Task<TerminateResponse> TerminateAsync(TerminateRequest request, GrpcServerCall call)
    {
        Check(await instances.TerminateAsync(Id(request.InstanceId), request.Output, request.Recursive), "failed to submit termination request: ");
        await ReachAsync(request.InstanceId, StatusRules.IsFinal, call);
        return new TerminateResponse();
    }

    private async Task<SuspendResponse> SuspendAsync(SuspendRequest request, GrpcServerCall call)
    {
        Check(await instances.SuspendAsync(Id(request.InstanceId), request.Reason));
        await ReachAsync(request.InstanceId, status => status == OrchestrationStatus.Suspended || status.IsFinal(), call);
        return new SuspendResponse();
    }

    private async Task<ResumeResponse> ResumeAsync(ResumeRequest request, GrpcServerCall call)
    {
        Check(await instances.ResumeAsync(Id(request.InstanceId), request.Reason));
        await ReachAsync(request.InstanceId, status => status == OrchestrationStatus.Running || status.IsFinal(), call);
        return new ResumeResponse();
    }

    private Task<ListInstanceIDsResponse> List(ListInstanceIDsRequest request, GrpcServerCall call)
    {
        var after = 0L;
        if (request.HasContinuationToken && !long.TryParse(request.ContinuationToken, NumberStyles.None, CultureInfo.InvariantCulture, out after))
        {
            throw new GrpcException(GrpcStatusCode.InvalidArgument, "the continuation token is not one of this runtime");
        }

        var most = request is { HasPageSize: true, PageSize: > 0 } ? (int)Math.Min(request.PageSize, 10_000) : DefaultPage;
        var (ids, next) = instances.List(app, after, most);
        var response = new ListInstanceIDsResponse { InstanceIds = { ids } };
        if (next is { } token) { response.ContinuationToken = token.ToString(CultureInfo.InvariantCulture); }
        return Task.FromResult(response);
    }

    private Task<GetInstanceHistoryResponse> History(GetInstanceHistoryRequest request, GrpcServerCall call) =>
        instances.History(Id(request.InstanceId)) is { } events
            ? Task.FromResult(new GetInstanceHistoryResponse { Events = { events } })
            : throw new GrpcException(GrpcStatusCode.NotFound, $"workflow instance '{request.InstanceId}' not found");

    private InstanceId Id(string id) => new(app, id);

    private Task<WorkflowState> ReachAsync(string id, Func<OrchestrationStatus, bool> reached, GrpcServerCall call) => instances.WaitAsync(Id(id), reached, payloads: false, call.Stop);

    private static GetInstanceResponse Found(WorkflowState? state) => new() { Exists = state is not null, WorkflowState = state };

    private static void Check(MailResult result, string doing = "")
    {
        if (result == MailResult.NoSuchInstance) { throw new GrpcException(GrpcStatusCode.Unknown, doing + Texts.NoSuchInstance); }
    }
}
