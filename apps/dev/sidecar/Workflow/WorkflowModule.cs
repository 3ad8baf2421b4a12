using EduStream.LocalDapr.Workflow.Api;
using EduStream.LocalDapr.Workflow.Dispatch;

namespace EduStream.LocalDapr.Workflow;

/// <summary>The durable workflow engine. All sidecars of an app-id share its instances and its workers.</summary>
internal sealed class WorkflowModule : IRuntimeModule
{
    private readonly WorkflowEngine _engine;
    private readonly InstanceDesk _instances;
    private readonly WorkerDesk _workers;
    private readonly Purge _purge;
    private readonly Rerun _rerun;

    public WorkflowModule(RuntimeServices services)
    {
        var log = services.Logs.CreateLogger("workflow");
        _engine = new WorkflowEngine(services.Database, services.Clock, log);
        // Before the ports open: what comes in afterwards must not be taken for work of the last run.
        Recovery.Run(_engine, log);
        (_instances, _workers, _purge, _rerun) = (new InstanceDesk(_engine), new WorkerDesk(_engine, log), new Purge(_engine), new Rerun(_engine));
    }

    public void Map(Sidecar sidecar, RouteTable http, IEndpointRouteBuilder grpc)
    {
        new WorkflowHttp(sidecar.AppId, _instances, _purge).Map(http);
        new TaskHubService(sidecar, _instances, _workers, _purge, _rerun).Map(grpc);
    }

    public Task StartAsync(CancellationToken stop) => Task.CompletedTask;

    public ValueTask DisposeAsync() => _engine.DisposeAsync();
}
