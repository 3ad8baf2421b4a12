using System.ComponentModel.DataAnnotations;

namespace EduStream.PublishVideo;

/// <summary>What operators may change about the work itself; what is made of a video is in the sections <c>Probing</c> and <c>Encoding</c>.</summary>
internal sealed class PublishVideoOptions
{
    internal const string Section = "PublishVideo";

    /// <summary>Local folder for files in work, default <c>edustream</c> under the system's temporary folder; needs about 200 MB per slot.</summary>
    [Required]
    public string ScratchFolder { get; set; } = Path.Combine(Path.GetTempPath(), "edustream");

    /// <summary>Encodes at once in this process, default one per core, 1 to 256.</summary>
    [Range(1, 256)]
    public int Slots { get; set; } = Environment.ProcessorCount;

    /// <summary>Chunks of one video in work at once over all replicas, default 16, 1 to 64: leaves room for other videos among the hundred activities of a worker.</summary>
    [Range(1, 64)]
    public int ChunksAtOnce { get; set; } = 16;

    /// <summary>Chunks of the instant stream that are encoded while an upload is still on its way, default 4 (about two minutes of video), 0 to 64; 0 waits for the last byte.</summary>
    [Range(0, 64)]
    public int HeadStartChunks { get; set; } = 4;

    /// <summary>How long the work of a version that broke is kept for a retry, default 7 days, up to 90 days; zero undoes it at once.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "90.00:00:00")]
    public TimeSpan KeepBroken { get; set; } = TimeSpan.FromDays(7);
}
