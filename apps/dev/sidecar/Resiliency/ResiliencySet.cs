using YamlDotNet.RepresentationModel;

namespace EduStream.LocalDapr.Resiliency;

/// <summary>A time limit and a retry policy; either may be missing.</summary>
internal sealed record Policy(TimeSpan? Timeout, RetryPolicy? Retry)
{
    public static readonly Policy None = new(null, null);
}

/// <summary>The policies of all Resiliency documents, found by target and app.</summary>
internal sealed class ResiliencySet
{
    private readonly IReadOnlyList<Specification> _specifications;

    public ResiliencySet(IEnumerable<ResourceDocument> documents, ILogger log)
    {
        _specifications = [.. documents.Where(document => document.Kind == "Resiliency").Select(document => new Specification(document))];
        foreach (var specification in _specifications.Where(specification => specification.HasCircuitBreakers)) { log.CircuitBreakersIgnored(specification.File); }
    }

    /// <summary>Calls from one app to another.</summary>
    public Policy ForApp(string callerId, string targetId) =>
        Find(callerId, specification => specification.App(targetId), "App", "");

    /// <summary>Deliveries of a pub/sub component to an app.</summary>
    public Policy ForInbound(string appId, string component) =>
        Find(appId, specification => specification.Component(component)?.Child("inbound"), "PubsubComponentInbound", "ComponentInbound", "Component", "");

    private Policy Find(string appId, Func<Specification, YamlMappingNode?> target, params ReadOnlySpan<string> defaults)
    {
        foreach (var specification in _specifications)
        {
            if (specification.AppliesTo(appId) && target(specification) is { } named) { return specification.Read(named); }
        }
        foreach (var specification in _specifications)
        {
            if (specification.AppliesTo(appId) && specification.Default(defaults) is { } policy) { return policy; }
        }
        return Policy.None;
    }

    private sealed class Specification
    {
        private readonly ResourceDocument _document;
        private readonly Dictionary<string, TimeSpan> _timeouts = new(StringComparer.OrdinalIgnoreCase);
        private readonly Dictionary<string, RetryPolicy> _retries = new(StringComparer.OrdinalIgnoreCase);

        public Specification(ResourceDocument document)
        {
            _document = document;
            var policies = document.Spec.Child("policies");
            foreach (var (name, value) in policies?.Child("timeouts").Entries() ?? [])
            {
                _timeouts[name] = GoDuration.Parse((value as YamlScalarNode)?.Value) ?? throw document.Invalid($"the timeout {name} has no value");
            }
            foreach (var (name, value) in policies?.Child("retries").Entries() ?? [])
            {
                _retries[name] = RetryPolicy.Read(value as YamlMappingNode ?? throw document.Invalid($"the retry {name} is not a mapping"));
            }
        }

        public string File => _document.File;

        public bool HasCircuitBreakers => _document.Spec.Child("policies")?.Child("circuitBreakers") is not null;

        public bool AppliesTo(string appId) => _document.Scopes.Count == 0 || _document.Scopes.Contains(appId);

        public YamlMappingNode? App(string id) => _document.Spec.Child("targets")?.Child("apps")?.Child(id);

        public YamlMappingNode? Component(string name) => _document.Spec.Child("targets")?.Child("components")?.Child(name);

        public Policy Read(YamlMappingNode target) => new(
            target.Text("timeout") is { } timeout ? _timeouts.TryGetValue(timeout, out var limit) ? limit : throw Unknown("timeout", timeout) : null,
            target.Text("retry") is { } retry ? _retries.GetValueOrDefault(retry) ?? throw Unknown("retry", retry) : null);

        /// <summary>The reserved names that hold where no target is named, the most specific first.</summary>
        public Policy? Default(ReadOnlySpan<string> kinds)
        {
            TimeSpan? timeout = null;
            RetryPolicy? retry = null;
            foreach (var kind in kinds)
            {
                if (timeout is null && _timeouts.TryGetValue($"Default{kind}TimeoutPolicy", out var limit)) { timeout = limit; }
                retry ??= _retries.GetValueOrDefault($"Default{kind}RetryPolicy");
            }
            return timeout is null && retry is null ? null : new Policy(timeout, retry);
        }

        private InvalidOperationException Unknown(string kind, string name) => _document.Invalid($"there is no {kind} policy '{name}'");
    }
}
