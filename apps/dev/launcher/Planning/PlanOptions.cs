namespace EduStream.Launcher.Planning;

/// <summary>What the command line may change about <c>dapr.yaml</c>.</summary>
internal sealed record PlanOptions
{
    /// <summary>Root of the checkout: where <c>dapr.yaml</c> lies.</summary>
    public required string Root { get; init; }

    /// <summary>Null: <c>.data</c> in the root.</summary>
    public string? DataFolder { get; init; }

    /// <summary>Take any free port instead of the declared ones.</summary>
    public bool AutoPorts { get; init; }

    /// <summary>How many instances of an app; one when it is not named.</summary>
    public IReadOnlyDictionary<string, int> Replicas { get; init; } = new Dictionary<string, int>();

    /// <summary>Empty: all.</summary>
    public IReadOnlyCollection<string> Only { get; init; } = [];

    public IReadOnlyCollection<string> Without { get; init; } = [];

    /// <summary>How long an app may take to stop before it is killed.</summary>
    public TimeSpan StopLimit { get; init; } = TimeSpan.FromSeconds(12);

    /// <summary>Starts the embedded Dapr runtime; the path of its configuration file is added.</summary>
    public IReadOnlyList<string> RuntimeCommand { get; init; } = ["dotnet", "artifacts/bin/EduStream.LocalDapr/release/EduStream.LocalDapr.dll", "--config"];
}
