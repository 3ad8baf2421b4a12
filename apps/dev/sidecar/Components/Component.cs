namespace EduStream.LocalDapr.Components;

/// <summary>A component as its YAML says, with all references to secrets and variables filled in.</summary>
internal sealed record Component(string Name, string Type, string Version, IReadOnlyDictionary<string, string> Metadata, IReadOnlyList<string> Scopes)
{
    /// <summary>A component without scopes is everybody's.</summary>
    public bool VisibleTo(string appId) => Scopes.Count == 0 || Scopes.Contains(appId, StringComparer.Ordinal);

    public bool Is(string kind) => Type.StartsWith(kind + ".", StringComparison.Ordinal);

    /// <summary>Metadata names ignore case, as in Dapr.</summary>
    public string? this[string name] => Metadata.GetValueOrDefault(name);
}
