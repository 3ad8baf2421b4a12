using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace EduStream.Catalog.Access;

/// <summary>One line for people: not blank, no control characters (which could forge lines in logs), at most <paramref name="limit"/> characters.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class DisplayTextAttribute(int limit) : ValidationAttribute
{
    /// <summary>Characters.</summary>
    public int Limit => limit;

    /// <inheritdoc/>
    public override bool IsValid(object? value) =>
        value is string text && text.Length <= limit && !string.IsNullOrWhiteSpace(text) && !text.Any(char.IsControl);

    /// <inheritdoc/>
    public override string FormatErrorMessage(string name) =>
        string.Create(CultureInfo.InvariantCulture, $"{name} must be one line of 1 to {limit} characters.");
}
