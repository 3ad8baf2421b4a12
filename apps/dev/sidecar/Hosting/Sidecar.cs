using EduStream.LocalDapr.Apps;
using EduStream.LocalDapr.PubSub;

namespace EduStream.LocalDapr.Hosting;

/// <summary>What stands beside one app instance: its ports, its app.</summary>
public sealed class Sidecar
{
    private int _workflowWorkers;

    internal Sidecar(AppInstance app, RuntimeServices services)
    {
        (App, Services) = (app, services);
        Log = services.Logs.CreateLogger(app.AppId);
        Channel = new AppChannel(this);
        Monitor = new AppMonitor(this, Channel);
    }

    /// <summary>The instance with the ports that it really has.</summary>
    public AppInstance App { get; internal set; }

    /// <summary>The app-id.</summary>
    public string AppId => App.AppId;

    /// <summary>What all sidecars share.</summary>
    public RuntimeServices Services { get; }

    /// <summary>HTTP to the app.</summary>
    internal AppChannel Channel { get; }

    /// <summary>Whether the app answers.</summary>
    internal AppMonitor Monitor { get; }

    /// <summary>What the app subscribes to, as it said last.</summary>
    internal IReadOnlyList<Subscription> Subscriptions { get; set; } = [];

    /// <summary>How many workflow workers are connected to this sidecar now.</summary>
    internal int WorkflowWorkers => _workflowWorkers;

    /// <summary>Closes the ports of this sidecar alone: what <c>POST /v1.0/shutdown</c> asks for.</summary>
    internal Func<Task> StopServer { get; set; } = () => Task.CompletedTask;

    /// <summary>A logger under the app's name.</summary>
    public ILogger Log { get; }

    internal void CountWorkflowWorkers(int more) => Interlocked.Add(ref _workflowWorkers, more);
}
