using System.Text;

namespace Dapr.Client.Http;

/// <summary>A path below the sidecar's address; every part is escaped, so that a key may hold any character.</summary>
internal sealed class SidecarPath
{
    private readonly StringBuilder _text = new("/v1.0");
    private char _separator = '?';

    public SidecarPath(params ReadOnlySpan<string> parts)
    {
        foreach (var part in parts)
        {
            ArgumentException.ThrowIfNullOrEmpty(part);
            // "." and ".." would be resolved away even when escaped.
            _text.Append('/').Append(part is "." or ".." ? throw new ArgumentException($"'{part}' cannot be a name here.") : Uri.EscapeDataString(part));
        }
    }

    public SidecarPath Query(string name, string? value)
    {
        if (value is not null)
        {
            _text.Append(_separator).Append(Uri.EscapeDataString(name)).Append('=').Append(Uri.EscapeDataString(value));
            _separator = '&';
        }

        return this;
    }

    public SidecarPath Metadata(IReadOnlyDictionary<string, string>? metadata)
    {
        foreach (var (name, value) in metadata ?? new Dictionary<string, string>())
        {
            Query($"metadata.{name}", value);
        }

        return this;
    }

    public override string ToString() => _text.ToString();
}
