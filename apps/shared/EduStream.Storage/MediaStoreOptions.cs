using System.ComponentModel.DataAnnotations;

namespace EduStream.Storage;

/// <summary>Where media lies: a folder, or a container of Azure Blob Storage.</summary>
public sealed class MediaStoreOptions : IValidatableObject
{
    /// <summary>Section of the configuration.</summary>
    public const string Section = "MediaStore";

    /// <summary>A folder; a relative one counts from the working folder. No default.</summary>
    public string? Folder { get; set; }

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (string.IsNullOrWhiteSpace(Folder))
        {
            yield return new ValidationResult($"{Section}:Folder is missing.", [nameof(Folder)]);
        }
    }
}
