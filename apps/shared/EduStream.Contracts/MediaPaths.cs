namespace EduStream.Contracts;

/// <summary>Where things lie in the media store. Paths use <c>/</c>, never start with it, and hold only <c>[A-Za-z0-9._-]</c> between slashes.</summary>
public static class MediaPaths
{
    /// <summary>Everything of one upload.</summary>
    public static string Upload(UploadId uploadId) => $"uploads/{uploadId}";

    /// <summary>The uploaded bytes, exactly as they came.</summary>
    public static string UploadSource(UploadId uploadId) => $"uploads/{uploadId}/source";

    /// <summary>What <c>uploads</c> knows of the upload (JSON).</summary>
    public static string UploadInfo(UploadId uploadId) => $"uploads/{uploadId}/info.json";

    /// <summary>One empty object per upload that is not announced yet, so that nobody has to look through all uploads; prefix with a trailing slash.</summary>
    public const string OpenUploads = "open-uploads/";

    /// <summary>One empty object per version that has not ended, named by video and number; prefix with a trailing slash.</summary>
    public const string OpenVersions = "open-versions/";

    /// <summary>Published, immutable files of one version; prefix with a trailing slash.</summary>
    public static string Version(VideoId videoId, int version) => $"media/{videoId}/{version}/";

    /// <summary>One file of a version, for example <c>v720/360360.m4s</c>.</summary>
    public static string VersionFile(VideoId videoId, int version, string file) => $"media/{videoId}/{version}/{file}";

    /// <summary>Scratch of one version's workflow, swept when it ends; prefix with a trailing slash.</summary>
    public static string Work(VideoId videoId, int version) => $"work/{videoId}/{version}/";

    /// <summary>What was made of an upload while the rest of it was on its way, swept with the upload or with the version that it becomes; prefix with a trailing slash.</summary>
    public static string UploadWork(UploadId uploadId) => $"work/uploads/{uploadId}/";

    /// <summary>Scratch of one version's enrichment, swept when that ends; prefix with a trailing slash.</summary>
    public static string EnrichmentWork(VideoId videoId, int version) => $"enrich/{videoId}/{version}/";

    /// <summary>File name of <see cref="Storyboards.StoryboardDocument"/> inside a version.</summary>
    public const string StoryboardFile = "storyboard/storyboard.json";

    /// <summary>The storyboard as WebVTT: cues that name a place on a sheet beside it.</summary>
    public const string StoryboardTrackFile = "storyboard/storyboard.vtt";

    /// <summary>A poster inside a version, from 0.</summary>
    public static string PosterFile(int index) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"posters/{index}.jpg");

    /// <summary>File name of <see cref="Slides.SlidesDocument"/> inside a version.</summary>
    public const string SlidesFile = "slides.json";

    /// <summary>File name of <see cref="Presentation.PresentationDocument"/> inside a version.</summary>
    public const string PresentationFile = "presentation.json";

    /// <summary>
    /// Tracks of a version's instant stream begin with this; its presentation and segment index have the same names as the version's, in a folder
    /// <see cref="InstantFolder"/> inside it.
    /// </summary>
    public const string InstantTrackPrefix = "instant-";

    /// <summary>Folder inside a version, with a trailing slash.</summary>
    public const string InstantFolder = "instant/";

    /// <summary>What <c>edge</c> reads of a version or of its instant stream: <see cref="PresentationFile"/> or <see cref="SegmentIndexFile"/>.</summary>
    public static string PresentationOf(VideoId videoId, int version, bool instant, string file) => VersionFile(videoId, version, instant ? InstantFolder + file : file);

    /// <summary>Whether a track id is one of an instant stream.</summary>
    public static bool IsInstant(string track)
    {
        ArgumentNullException.ThrowIfNull(track);
        return track.StartsWith(InstantTrackPrefix, StringComparison.Ordinal);
    }

    /// <summary>File name of the segment index inside a version: one <see cref="Presentation.SegmentEntry"/> a line (JSON lines).</summary>
    public const string SegmentIndexFile = "segments.jsonl";

    /// <summary>Captions of a video, of all versions; prefix with a trailing slash.</summary>
    public static string Captions(VideoId videoId) => $"captions/{videoId}/";

    /// <summary>What captions a video has: <see cref="Contracts.Captions.CaptionList"/> (JSON). None when there is no such file.</summary>
    public static string CaptionList(VideoId videoId) => $"captions/{videoId}/list.json";

    /// <summary>Captions that can be shown (WebVTT); immutable.</summary>
    public static string CaptionFile(VideoId videoId, string file) => $"captions/{videoId}/{file}/captions.vtt";

    /// <summary>The file that captions were made of, exactly as it came.</summary>
    public static string CaptionOriginal(VideoId videoId, string file) => $"captions/{videoId}/{file}/original";

    /// <summary>Captions that are offered to the catalog, see <see cref="Contracts.Captions.OfferCaptions"/>.</summary>
    public static string CaptionOffer(VideoId videoId, Contracts.Captions.OfferCaptions offer)
    {
        ArgumentNullException.ThrowIfNull(offer);
        return $"caption-offers/{videoId}/{offer.Version}/{offer.Origin.ToString().ToLowerInvariant()}-{offer.Language}";
    }

    /// <summary>File name of <see cref="Reports.LadderReport"/> inside a version; for the instructor, no address serves it.</summary>
    public const string LadderReportFile = "ladder-report.json";
}
