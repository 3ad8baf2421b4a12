using System.Globalization;
using System.Text;

namespace EduStream.Edge.Manifests.Hls;

/// <summary>One tag with an attribute list (RFC 8216, 4.2). Attributes without a value are left out.</summary>
internal sealed class Attributes(string tag)
{
    private readonly StringBuilder line = new($"#{tag}:");
    private bool first = true;

    internal Attributes Quoted(string name, string? value)
    {
        if (value is null)
        {
            return this;
        }

        // A quoted string cannot hold a quote or a line break, and there is no way to escape one.
        return value.AsSpan().IndexOfAny('"', '\r', '\n') < 0 ? Add(name, $"\"{value}\"") : throw new InvalidDataException($"{name} holds a quote or a line break.");
    }

    internal Attributes Plain(string name, string? value) => value is null ? this : Add(name, value);

    internal Attributes Number(string name, long? value) => Plain(name, value?.ToString(CultureInfo.InvariantCulture));

    public override string ToString() => line.ToString();

    private Attributes Add(string name, string value)
    {
        line.Append(first ? string.Empty : ",").Append(name).Append('=').Append(value);
        first = false;
        return this;
    }
}
