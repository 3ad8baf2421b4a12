namespace EduStream.LocalDapr.Invocation;

/// <summary>The path that the app gets: unescaped, cleaned of <c>..</c>, <c>.</c> and empty parts (no way around a path rule), escaped again.</summary>
internal static class MethodPath
{
    private const string Unescaped = "-_.~!$&'()*+,;=:@";

    public static string Clean(string raw)
    {
        var plain = Uri.UnescapeDataString(raw);
        var parts = new List<string>();
        foreach (var part in plain.Split('/'))
        {
            if (part is "" or ".") { continue; }
            if (part == "..")
            {
                if (parts.Count > 0) { parts.RemoveAt(parts.Count - 1); }
                continue;
            }
            parts.Add(part);
        }
        var path = new StringBuilder();
        foreach (var part in parts) { Escape(path.Append('/'), part); }
        return path.Length == 0 ? "/" : plain.EndsWith('/') ? path.Append('/').ToString() : path.ToString();
    }

    private static void Escape(StringBuilder path, string part)
    {
        foreach (var value in Encoding.UTF8.GetBytes(part))
        {
            _ = char.IsAsciiLetterOrDigit((char)value) || Unescaped.Contains((char)value, StringComparison.Ordinal)
                ? path.Append((char)value)
                : path.Append('%').Append(value.ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
        }
    }
}
