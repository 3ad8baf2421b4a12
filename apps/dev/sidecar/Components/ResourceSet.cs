using EduStream.LocalDapr.Secrets;
using YamlDotNet.RepresentationModel;

namespace EduStream.LocalDapr.Components;

/// <summary>Everything that the resource folders say.</summary>
internal sealed class ResourceSet
{
    private readonly List<Component> _components = [];
    private readonly Dictionary<string, SecretStore> _secretStores = [];

    public IReadOnlyList<Component> Components => _components;

    public IReadOnlyList<ResourceDocument> Documents { get; }

    public ResourceSet(RuntimeOptions options, ILogger log)
    {
        Documents = [.. options.ResourceFolders.Select(options.Resolve).Distinct().SelectMany(YamlFile.ReadFolder)];
        var components = Documents.Where(document => document.Kind == "Component").ToList();
        var twice = components.GroupBy(document => document.Name).FirstOrDefault(same => same.Count() > 1);
        if (twice is not null) { throw new InvalidOperationException($"The component {twice.Key} is declared in {string.Join(" and in ", twice.Select(document => document.File))}."); }

        // Secret stores first: others refer to them.
        foreach (var document in components.OrderBy(document => document.Spec.Text("type")?.StartsWith("secretstores.", StringComparison.Ordinal) == true ? 0 : 1))
        {
            var component = Load(document);
            _components.Add(component);
            if (component.Is("secretstores")) { _secretStores[component.Name] = Secrets.SecretStore.Open(component, options); }
            ServedBy(component, log);
        }
        foreach (var document in Documents.Where(document => document.Kind is not ("Component" or "Subscription" or "Resiliency" or "Configuration")))
        {
            log.ResourceIgnored(document.Kind, document.File);
        }
    }

    /// <summary>The component of that kind, if the app may see it.</summary>
    public Component? Find(string kind, string name, string appId) =>
        _components.Find(component => component.Name == name && component.Is(kind) && component.VisibleTo(appId));

    public SecretStore? SecretStore(string name) => _secretStores.GetValueOrDefault(name);

    private static void ServedBy(Component component, ILogger log)
    {
        if (component.Is("state") || component.Is("pubsub")) { log.ServedFromOwnStore(component.Name, component.Type); }
        else if (component.Is("secretstores") || component.Type == "bindings.cron") { log.ServedAsDeclared(component.Name, component.Type); }
        else { log.NotServed(component.Name, component.Type); }
    }

    private Component Load(ResourceDocument document)
    {
        var metadata = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in document.Spec.List("metadata"))
        {
            var name = entry.Text("name") ?? throw document.Invalid("a metadata entry has no name");
            metadata[name] = Value(document, entry, name);
        }
        var type = document.Spec.Text("type") ?? throw document.Invalid("spec.type is missing");
        return new Component(document.Name, type, document.Spec.Text("version") ?? "v1", metadata, document.Scopes);
    }

    private string Value(ResourceDocument document, YamlMappingNode entry, string name)
    {
        if (entry.Text("envRef") is { } variable)
        {
            // The same names are closed in daprd: they hold tokens.
            return variable.StartsWith("DAPR_", StringComparison.OrdinalIgnoreCase) || variable.Equals("APP_API_TOKEN", StringComparison.OrdinalIgnoreCase)
                ? throw document.Invalid($"the variable {variable} of {name} may not be read")
                : Environment.GetEnvironmentVariable(variable) ?? "";
        }
        if (entry.Child("secretKeyRef") is not { } reference) { return entry.Text("value") ?? ""; }
        var store = document.Root.Child("auth")?.Text("secretStore") ?? throw document.Invalid($"{name} refers to a secret, but auth.secretStore is missing");
        var secretName = reference.Text("name") ?? "";
        var secret = SecretStore(store)?.Get(secretName) ?? throw document.Invalid($"the secret {secretName} of {name} is not in {store}");
        return secret.TryGetValue(reference.Text("key") ?? secretName, out var value) ? value : throw document.Invalid($"the secret {secretName} has no such key for {name}");
    }
}
