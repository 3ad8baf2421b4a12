using System.ComponentModel.DataAnnotations;

namespace EduStream.Storage;

/// <summary>Where media lies: exactly one of a folder, a blob service, or a connection string.</summary>
public sealed class MediaStoreOptions : IValidatableObject
{
    /// <summary>Section of the configuration.</summary>
    public const string Section = "MediaStore";

    /// <summary>A folder; a relative one counts from the working folder. No default.</summary>
    public string? Folder { get; set; }

    /// <summary>Azure Blob Storage, for example <c>https://account.blob.core.windows.net</c>, reached with the app's own identity. The container must exist. No default.</summary>
    public Uri? BlobServiceUri { get; set; }

    /// <summary>Azure Blob Storage or Azurite by connection string; the container is created when it is missing. No default.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>Container of the blob service: 3 to 63 lower-case letters, digits and hyphens. Default <c>media</c>.</summary>
    [RegularExpression("^[a-z0-9](?:-?[a-z0-9]){2,62}$")]
    public string Container { get; set; } = "media";

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        var named = (string.IsNullOrWhiteSpace(Folder) ? 0 : 1) + (BlobServiceUri is null ? 0 : 1) + (string.IsNullOrWhiteSpace(ConnectionString) ? 0 : 1);
        if (named != 1)
        {
            yield return new ValidationResult(
                $"Set one of {Section}:{nameof(Folder)}, {Section}:{nameof(BlobServiceUri)}, {Section}:{nameof(ConnectionString)}; {named} are set.",
                [nameof(Folder), nameof(BlobServiceUri), nameof(ConnectionString)]);
        }
    }
}
