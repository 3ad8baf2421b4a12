namespace EduStream.LocalDapr.Hosting;

/// <summary>What every building block works with.</summary>
public sealed class RuntimeServices
{
    internal RuntimeServices(RuntimeOptions options, ResourceSet resources, Database database, ILoggerFactory logs)
    {
        (Options, Resources, Database, Logs) = (options, resources, database, logs);
        Traces = TraceHeaders.AreOn(resources.Documents);
        Sidecars = [.. options.Apps.Select(app => new Sidecar(app, this))];
    }

    /// <summary>As given at the start.</summary>
    public RuntimeOptions Options { get; }

    /// <summary>The durable store.</summary>
    public Database Database { get; }

    /// <summary>The clock.</summary>
    public TimeProvider Clock => Options.Clock;

    /// <summary>Loggers.</summary>
    public ILoggerFactory Logs { get; }

    /// <summary>Whether each step is a span of its own.</summary>
    internal bool Traces { get; }

    /// <summary>Components, subscriptions and policies from YAML.</summary>
    internal ResourceSet Resources { get; }

    /// <summary>One per app instance.</summary>
    public IReadOnlyList<Sidecar> Sidecars { get; }

    /// <summary>The instances of one app.</summary>
    public IEnumerable<Sidecar> Of(string appId) => Sidecars.Where(sidecar => sidecar.AppId == appId);
}
