namespace Dapr.Client;

/// <summary>What a sidecar says about itself.</summary>
public sealed class DaprMetadata(
    string id,
    IReadOnlyList<DaprActorMetadata> actors,
    IReadOnlyDictionary<string, string> extended,
    IReadOnlyList<DaprComponentsMetadata> components)
{
    /// <summary>The app id.</summary>
    public string Id { get; } = id;

    /// <summary>Actor types that are alive.</summary>
    public IReadOnlyList<DaprActorMetadata> Actors { get; } = actors;

    /// <summary>Custom entries.</summary>
    public IReadOnlyDictionary<string, string> Extended { get; } = extended;

    /// <summary>Loaded components.</summary>
    public IReadOnlyList<DaprComponentsMetadata> Components { get; } = components;
}

/// <summary>An actor type and how many are alive.</summary>
public sealed class DaprActorMetadata(string type, int count)
{
    /// <summary>The type.</summary>
    public string Type { get; } = type;

    /// <summary>How many.</summary>
    public int Count { get; } = count;
}

/// <summary>A loaded component.</summary>
public sealed class DaprComponentsMetadata(string name, string type, string version, string[] capabilities)
{
    /// <summary>Its name.</summary>
    public string Name { get; } = name;

    /// <summary>Its type, such as <c>state.sqlite</c>.</summary>
    public string Type { get; } = type;

    /// <summary>Its version.</summary>
    public string Version { get; } = version;

    /// <summary>What it can do.</summary>
#pragma warning disable CA1819 // An array in the official package too.
    public string[] Capabilities { get; } = capabilities;
#pragma warning restore CA1819
}
