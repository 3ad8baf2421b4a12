namespace EduStream.Testing.Load;

/// <summary>A Dapr runtime as processes of their own: the embedded one, or the real one.</summary>
public interface IDaprProcesses : IAsyncDisposable
{
    /// <summary>For people.</summary>
    string Name { get; }

    /// <summary>Starts sidecars for the apps, with the components <c>statestore</c> and <c>pubsub</c>; returns when they answer.</summary>
    Task StartAsync(IReadOnlyList<LoadApp> apps);

    /// <summary>What it printed last.</summary>
    string Output { get; }
}
