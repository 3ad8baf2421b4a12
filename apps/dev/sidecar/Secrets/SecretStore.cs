namespace EduStream.LocalDapr.Secrets;

/// <summary>A secret store: a JSON file, or the variables of this process.</summary>
internal abstract class SecretStore(bool multiValued)
{
    public bool MultiValued => multiValued;

    public static SecretStore Open(Component component, RuntimeOptions options) => component.Type switch
    {
        "secretstores.local.file" => new FileSecretStore(component, options),
        "secretstores.local.env" => new EnvironmentSecretStore(component),
        _ => throw new InvalidOperationException($"The secret store {component.Name} of type {component.Type} cannot be served on one machine: use secretstores.local.file."),
    };

    /// <summary>The parts of one secret, or null when there is none of that name.</summary>
    public abstract SortedDictionary<string, string>? Get(string name);

    public abstract SortedDictionary<string, SortedDictionary<string, string>> All();

    protected static SortedDictionary<string, string> One(string name, string value) => new(StringComparer.Ordinal) { [name] = value };
}

/// <summary><c>secretstores.local.file</c>: nested objects become names joined by a separator, or with <c>multiValued</c> parts of one secret.</summary>
internal sealed class FileSecretStore : SecretStore
{
    private readonly SortedDictionary<string, SortedDictionary<string, string>> _secrets = new(StringComparer.Ordinal);

    public FileSecretStore(Component component, RuntimeOptions options)
        : base(component["multiValued"] is "true")
    {
        var file = options.Resolve(component["secretsFile"] ?? throw new InvalidOperationException($"The secret store {component.Name} names no secretsFile."));
        var separator = component["nestedSeparator"] is { Length: > 0 } own ? own : ":";
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(file));
            foreach (var secret in document.RootElement.EnumerateObject())
            {
                var parts = Flatten("", secret.Value, separator).ToList();
                if (!MultiValued) { parts.ForEach(part => Add(Join(secret.Name, part.Path, separator), Join(secret.Name, part.Path, separator), part.Value)); }
                else { parts.ForEach(part => Add(secret.Name, part.Path.Length == 0 ? secret.Name : part.Path, part.Value)); }
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or InvalidOperationException)
        {
            throw new InvalidOperationException($"The secrets file {file} of {component.Name} cannot be read: {e.Message}", e);
        }
    }

    public override SortedDictionary<string, string>? Get(string name) => _secrets.GetValueOrDefault(name);

    public override SortedDictionary<string, SortedDictionary<string, string>> All() => _secrets;

    private static IEnumerable<(string Path, string Value)> Flatten(string path, JsonElement value, string separator) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().SelectMany(member => Flatten(Join(path, member.Name, separator), member.Value, separator)),
        JsonValueKind.Array => value.EnumerateArray().SelectMany((item, index) => Flatten(Join(path, index.ToString(CultureInfo.InvariantCulture), separator), item, separator)),
        JsonValueKind.String => [(path, value.GetString()!)],
        JsonValueKind.Null => [(path, "")],
        _ => [(path, value.GetRawText())],
    };

    private static string Join(string left, string right, string separator) => left.Length == 0 ? right : right.Length == 0 ? left : left + separator + right;

    private void Add(string name, string part, string value)
    {
        if (!_secrets.TryGetValue(name, out var parts)) { _secrets[name] = parts = new(StringComparer.Ordinal); }
        parts[part] = value;
    }
}

/// <summary><c>secretstores.local.env</c>: a missing variable is an empty secret, tokens are closed.</summary>
internal sealed class EnvironmentSecretStore(Component component) : SecretStore(multiValued: false)
{
    private readonly string _prefix = component["prefix"] ?? "";

    public override SortedDictionary<string, string> Get(string name) =>
        One(name, IsClosed(_prefix + name) ? "" : Environment.GetEnvironmentVariable(_prefix + name) ?? "");

    public override SortedDictionary<string, SortedDictionary<string, string>> All()
    {
        var all = new SortedDictionary<string, SortedDictionary<string, string>>(StringComparer.Ordinal);
        foreach (string variable in Environment.GetEnvironmentVariables().Keys)
        {
            if (variable.StartsWith(_prefix, StringComparison.Ordinal) && !IsClosed(variable)) { all[variable[_prefix.Length..]] = Get(variable[_prefix.Length..]); }
        }
        return all;
    }

    private static bool IsClosed(string name) => name.StartsWith("DAPR_", StringComparison.OrdinalIgnoreCase) || name.Equals("APP_API_TOKEN", StringComparison.OrdinalIgnoreCase);
}
