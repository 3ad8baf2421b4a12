using System.ComponentModel.DataAnnotations;

namespace EduStream.Edge.Gateway;

/// <summary>Where the apps are, by app-id: section <c>Backends</c>, each an address or several with <c>;</c> between them.</summary>
internal sealed class GatewayOptions : IValidatableObject
{
    internal const string Section = "Backends";

    public Dictionary<string, string> Backends { get; } = new(StringComparer.OrdinalIgnoreCase);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        from backend in Backends
        where Addresses(backend.Value) is var addresses && (addresses.Length == 0 || !addresses.All(IsHttp))
        select new ValidationResult($"{Section}:{backend.Key} is '{backend.Value}': name one http address, or several with ';' between them.", [backend.Key]);

    internal static string[] Addresses(string value) => value.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static bool IsHttp(string address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https";
}
