using System.Text.Json.Serialization;
using EduStream.Contracts.Videos;
using EduStream.Media.Probing;
using EduStream.Media.Timing;

namespace EduStream.Media.Planning;

/// <summary>
/// Everything that is decided before encoding starts, small enough for workflow history. Chunks follow from it, so that every replica cuts
/// the same video in the same way.
/// </summary>
/// <param name="Source">What is encoded.</param>
/// <param name="FrameRate">Of every rendition, exact; without picture a nominal one that gives segments of 4 s.</param>
/// <param name="FramesPerGop">A closed group of pictures; its border is a key frame in every rendition.</param>
/// <param name="GopsPerSegment">Groups per segment.</param>
/// <param name="SegmentsPerChunk">Segments per chunk; the last chunk may hold up to one more.</param>
/// <param name="TotalFrames">Of every rendition.</param>
/// <param name="Video">H.264 first, best first, then the same in the other codecs; empty for a recording of sound only.</param>
/// <param name="Audio">Renditions of every sound, the default sound's best first; empty when the source is silent. See <see cref="Sounds"/>.</param>
/// <param name="Preset">x264 preset.</param>
/// <param name="Threads">Threads per encoder.</param>
/// <param name="FirstChunkSegments">Segments of the first chunk, when it is to be there soon; each further one is twice as long until <paramref name="SegmentsPerChunk"/>. 0: all alike.</param>
public sealed record EncodingPlan(
    SourceInfo Source,
    Rational FrameRate,
    int FramesPerGop,
    int GopsPerSegment,
    int SegmentsPerChunk,
    long TotalFrames,
    IReadOnlyList<VideoRendition> Video,
    IReadOnlyList<AudioRendition> Audio,
    string Preset,
    int Threads,
    int FirstChunkSegments = 0)
{
    /// <summary>See the parameter.</summary>
    [JsonConverter(typeof(OneOrManyConverter<AudioRendition>))]
    public IReadOnlyList<AudioRendition> Audio { get; init; } = Audio ?? [];

    /// <summary>Frames of a full segment.</summary>
    [JsonIgnore]
    public int FramesPerSegment => FramesPerGop * GopsPerSegment;

    /// <summary>Exact length of a full segment, for example 1001/250 s.</summary>
    [JsonIgnore]
    public Rational SegmentSeconds => FramesPerSegment / FrameRate;

    /// <summary>
    /// Where the packaged timeline starts: one segment after zero. At zero the first chunk would be moved by the B-frame delay and overlap the second.
    /// </summary>
    [JsonIgnore]
    public Rational TimelineStart => SegmentSeconds;

    /// <summary>Exact length of what is published.</summary>
    [JsonIgnore]
    public Rational Duration => TotalFrames / FrameRate;

    /// <summary>How many chunks there are; none without picture.</summary>
    [JsonIgnore]
    public int ChunkCount => ChunkGrid.Count(this);

    /// <summary>Chunk <paramref name="index"/>, from 0.</summary>
    public ChunkPlan Chunk(int index) => ChunkGrid.Chunk(this, index);

    /// <summary>All chunks in order.</summary>
    public IEnumerable<ChunkPlan> Chunks() => Enumerable.Range(0, ChunkCount).Select(Chunk);

    /// <summary>Threads of a chunk's encode, see <see cref="ChunkThreads"/>.</summary>
    public int ThreadsOf(int chunk) => ChunkThreads.Of(this, chunk);

    /// <summary>The sounds, each with its renditions, the default one first.</summary>
    public IReadOnlyList<SoundPlan> Sounds() => SoundPlan.Of(this);

    /// <summary>Key classes that the tracks need, see <see cref="Contracts.Licensing.KeyClasses"/>.</summary>
    public IReadOnlyList<string> KeyClasses() => [.. Video.Select(rendition => rendition.KeyClass).Concat(Audio.Select(rendition => rendition.KeyClass)).Distinct()];
}

/// <summary>A run of whole segments that one activity encodes.</summary>
/// <param name="Index">From 0.</param>
/// <param name="FirstFrame">On the output timeline, from 0; a multiple of the frames of a segment.</param>
/// <param name="Frames">Exactly this many come out, in every rendition.</param>
/// <param name="Segments">Segments; only the last one of the last chunk may be short.</param>
public sealed record ChunkPlan(int Index, long FirstFrame, int Frames, int Segments);

/// <summary>One size of the picture.</summary>
/// <param name="Id">Track id, for example <c>v720</c>.</param>
/// <param name="Width">Even.</param>
/// <param name="Height">Even.</param>
/// <param name="Crf">Constant quality that is aimed at, on the scale of the encoder.</param>
/// <param name="MaxRate">Bit/s that are not exceeded (averaged over two seconds).</param>
/// <param name="KeyClass">See <see cref="Contracts.Licensing.KeyClasses"/>.</param>
/// <param name="FrameStep">Every n-th frame of the plan's grid; divides <see cref="EncodingPlan.FramesPerGop"/>.</param>
/// <param name="WholeSegmentGop">One closed group per segment instead of the plan's: for pictures that stand still.</param>
/// <param name="EncoderParams">More parameters of the encoder, <c>name=value</c> with <c>:</c> between them; empty for the preset's own.</param>
/// <param name="Preset">Preset of the encoder; null for the plan's.</param>
/// <param name="Codec">How it is encoded.</param>
/// <param name="SegmentSpan">So many segments of the grid are one of this rendition's, within a chunk: see <see cref="RenditionGrid.SegmentsIn"/>.</param>
public sealed record VideoRendition(
    string Id, int Width, int Height, int Crf, int MaxRate, string KeyClass, int FrameStep = 1, bool WholeSegmentGop = false, string EncoderParams = "", string? Preset = null,
    PictureCodec Codec = PictureCodec.H264, int SegmentSpan = 1);
