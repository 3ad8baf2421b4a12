using System.Text.Json.Serialization;

namespace EduStream.Contracts;

/// <summary>A video of one lesson. UUID version 7 (RFC 9562), minted by <c>catalog</c> when its first upload is created.</summary>
[JsonConverter(typeof(IdJsonConverter<VideoId>))]
public readonly record struct VideoId(Guid Value) : IId<VideoId>
{
    /// <inheritdoc/>
    public static VideoId From(Guid value) => new(value);

    /// <inheritdoc cref="IId{TSelf}.TryParse(string?, out TSelf)"/>
    public static bool TryParse(string? text, out VideoId id) => IdText.TryParse(text, out id);

    /// <summary>36 lower-case characters with hyphens: safe in addresses, paths and workflow ids.</summary>
    public override string ToString() => IdText.Write(Value);
}

/// <summary>A lesson: one entry of a course, holding at most one video. UUID version 7, minted by <c>catalog</c>.</summary>
[JsonConverter(typeof(IdJsonConverter<LessonId>))]
public readonly record struct LessonId(Guid Value) : IId<LessonId>
{
    /// <inheritdoc/>
    public static LessonId From(Guid value) => new(value);

    /// <inheritdoc cref="IId{TSelf}.TryParse(string?, out TSelf)"/>
    public static bool TryParse(string? text, out LessonId id) => IdText.TryParse(text, out id);

    /// <inheritdoc cref="VideoId.ToString"/>
    public override string ToString() => IdText.Write(Value);
}

/// <summary>A course: an ordered list of lessons with one owner. UUID version 7, minted by <c>catalog</c>.</summary>
[JsonConverter(typeof(IdJsonConverter<CourseId>))]
public readonly record struct CourseId(Guid Value) : IId<CourseId>
{
    /// <inheritdoc/>
    public static CourseId From(Guid value) => new(value);

    /// <inheritdoc cref="IId{TSelf}.TryParse(string?, out TSelf)"/>
    public static bool TryParse(string? text, out CourseId id) => IdText.TryParse(text, out id);

    /// <inheritdoc cref="VideoId.ToString"/>
    public override string ToString() => IdText.Write(Value);
}

/// <summary>One resumable upload (tus 1.0.0). UUID version 7, minted by <c>uploads</c>; each upload becomes one version of a video.</summary>
[JsonConverter(typeof(IdJsonConverter<UploadId>))]
public readonly record struct UploadId(Guid Value) : IId<UploadId>
{
    /// <inheritdoc/>
    public static UploadId From(Guid value) => new(value);

    /// <inheritdoc cref="IId{TSelf}.TryParse(string?, out TSelf)"/>
    public static bool TryParse(string? text, out UploadId id) => IdText.TryParse(text, out id);

    /// <inheritdoc cref="VideoId.ToString"/>
    public override string ToString() => IdText.Write(Value);
}
