using System.Text.Json.Serialization;

namespace EduStream.Media.Encoding;

/// <summary>What became of an encode that no retry would change. As JSON told apart by <c>kind</c>.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Encoded), "encoded")]
[JsonDerivedType(typeof(Unreadable), "unreadable")]
public abstract record EncodeOutcome
{
    private EncodeOutcome()
    {
    }

    /// <summary>Files are written and checked.</summary>
    public sealed record Encoded(IReadOnlyList<EncodedFile> Files) : EncodeOutcome;

    /// <summary>The source cannot be decoded here.</summary>
    /// <param name="Detail">For the log: what was found; null when the refusal says it all.</param>
    public sealed record Unreadable(Refusal Refusal, string? Detail = null) : EncodeOutcome;
}

/// <summary>One rendition of a chunk, or the whole sound, as MPEG-TS; a picture in AV1 as fragmented MP4.</summary>
/// <param name="Track">Track id.</param>
/// <param name="File">File name inside the output folder, <c>{track}.ts</c> or <c>{track}.mp4</c>.</param>
/// <param name="Frames">Pictures, or packets of sound.</param>
/// <param name="Bytes">Size.</param>
public sealed record EncodedFile(string Track, string File, long Frames, long Bytes);

/// <summary>How far an encode is.</summary>
/// <param name="Fraction">0 to 1.</param>
/// <param name="Speed">Seconds of media per second of wall time; null when not yet known.</param>
public readonly record struct EncodeProgress(double Fraction, double? Speed);
