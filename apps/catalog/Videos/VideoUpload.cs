using EduStream.Contracts;

namespace EduStream.Catalog.Videos;

/// <summary>An upload for a video, from its creation on.</summary>
internal sealed class VideoUpload
{
    public required UploadId Id { get; init; }

    public required VideoId VideoId { get; init; }

    public Video Video { get; init; } = null!;

    public required string InstructorId { get; init; }

    public required string FileName { get; init; }

    public required long Length { get; init; }

    public required DateTimeOffset RegisteredAt { get; init; }

    /// <summary>The last byte is durable.</summary>
    public DateTimeOffset? CompletedAt { get; set; }

    /// <summary>Since then the bytes are kept no longer.</summary>
    public DateTimeOffset? SourceExpiredAt { get; set; }
}
