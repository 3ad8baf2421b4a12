namespace EduStream.Contracts.Licensing;

/// <summary>Labels of content keys: one key per class of track and version.</summary>
public static class KeyClasses
{
    /// <summary>Sound.</summary>
    public const string Audio = "AUDIO";

    /// <summary>Picture whose shorter side is at most 576 pixels.</summary>
    public const string Sd = "SD";

    /// <summary>Picture above that.</summary>
    public const string Hd = "HD";
}

/// <summary><c>pipeline</c> asks <c>licensing</c> for keys of a version (invoke <c>POST internal/keys/{videoId}/{version}</c>); asking again returns the same key IDs.
/// <c>DELETE internal/keys/{videoId}/{version}</c> undoes it: 204, also when there are none.</summary>
public sealed record CreateContentKeys(IReadOnlyList<string> Classes);

/// <summary>Key IDs only: this travels in workflow history.</summary>
/// <param name="KeyId">32 lower-case hexadecimal characters.</param>
public sealed record ContentKeyId(string Class, string KeyId);

/// <summary>Answer to <see cref="CreateContentKeys"/>.</summary>
public sealed record ContentKeyIds(IReadOnlyList<ContentKeyId> Keys);

/// <summary>A key itself (invoke <c>POST internal/keys/{videoId}/{version}/release</c>, app-id <c>pipeline</c> only). Never log, never return from an activity.</summary>
/// <param name="Key">32 lower-case hexadecimal characters (AES-128).</param>
public sealed record ContentKey(string Class, string KeyId, string Key)
{
    /// <summary>Hides the key.</summary>
    public override string ToString() => $"ContentKey {{ Class = {Class}, KeyId = {KeyId} }}";
}

/// <summary>Answer to a release.</summary>
public sealed record ContentKeys(IReadOnlyList<ContentKey> Keys);
