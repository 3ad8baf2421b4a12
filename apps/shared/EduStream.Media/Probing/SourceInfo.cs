using System.Text.Json.Serialization;
using EduStream.Contracts.Presentation;
using EduStream.Media.Timing;

namespace EduStream.Media.Probing;

/// <summary>What is worth knowing of an uploaded file. Times are on the file's own clock, exact.</summary>
/// <param name="Container">ffprobe's format name.</param>
/// <param name="Bytes">Size of the file.</param>
/// <param name="DurationSeconds">From <see cref="Start"/> to the end of picture or sound, whichever is later.</param>
/// <param name="SeekMarginSeconds">How far before a moment decoding must start for that moment to come out right.</param>
/// <param name="Video">The picture that is encoded; null in a recording of sound only.</param>
/// <param name="Audio">The sounds that are encoded, the one that plays by default first; empty when there is none.</param>
public sealed record SourceInfo(string Container, long Bytes, double DurationSeconds, double SeekMarginSeconds, SourceVideo? Video, IReadOnlyList<SourceAudio> Audio)
{
    /// <summary>See the parameter.</summary>
    [JsonConverter(typeof(OneOrManyConverter<SourceAudio>))]
    public IReadOnlyList<SourceAudio> Audio { get; init; } = Audio ?? [];

    /// <summary>It can be streamed as it is: H.264 in closed groups of at most 10 s with AAC or without sound, up to 1080p and 8 Mbit/s, as far as samples of it tell.</summary>
    public bool StreamReady { get; init; }

    /// <summary>The picture of a source that has one; <see cref="InvalidOperationException"/> for one that has none.</summary>
    [JsonIgnore]
    public SourceVideo Picture => Video ?? throw new InvalidOperationException("The source has no picture.");

    /// <summary>Zero of the published timeline on the file's own clock: the first picture, without picture the first sound.</summary>
    [JsonIgnore]
    public Rational Start => Video?.Start ?? Audio.Min(sound => sound.Start);
}

/// <summary>The picture.</summary>
/// <param name="Index">Stream number in the file.</param>
/// <param name="Width">As shown: rotation and sample aspect ratio applied.</param>
/// <param name="Height">As shown.</param>
/// <param name="CodedWidth">As stored.</param>
/// <param name="CodedHeight">As stored.</param>
/// <param name="Rotation">Degrees clockwise that a player turns the stored picture by: 0, 90, 180 or 270.</param>
/// <param name="FrameRate">Nominal; for a variable rate the average.</param>
/// <param name="VariableFrameRate">Pictures do not come at one fixed distance.</param>
/// <param name="TimeBase">Unit of the stream's time stamps.</param>
/// <param name="Start">Time stamp of the first picture.</param>
/// <param name="Interlaced">Stored as fields.</param>
/// <param name="HighDynamicRange">PQ or HLG transfer: needs tone mapping.</param>
/// <param name="ColorTagged">The file says which colour matrix it uses.</param>
public sealed record SourceVideo(
    int Index,
    string Codec,
    int Width,
    int Height,
    int CodedWidth,
    int CodedHeight,
    int Rotation,
    Rational FrameRate,
    bool VariableFrameRate,
    Rational TimeBase,
    Rational Start,
    bool Interlaced,
    string PixelFormat,
    bool HighDynamicRange,
    bool ColorTagged);

/// <summary>A sound.</summary>
/// <param name="Index">Stream number in the file.</param>
/// <param name="Layout">ffprobe's channel layout, for example <c>5.1(side)</c>; null when unknown.</param>
/// <param name="Start">Time stamp of the first sample, on the same clock as the picture's.</param>
/// <param name="Language">ISO 639-2 or BCP 47 tag; null when the file does not say.</param>
/// <param name="Role">From the file's flags.</param>
/// <param name="Title">The file's name for it, cleaned (see <see cref="TrackTitle"/>); null when there is none.</param>
public sealed record SourceAudio(
    int Index,
    string Codec,
    int SampleRate,
    int Channels,
    string? Layout,
    Rational Start,
    string? Language,
    SoundRole Role = SoundRole.Main,
    string? Title = null);
