using EduStream.Media.Planning;

namespace EduStream.Media.Analysis;

/// <summary>A rendition that will be made, with what it is expected to cost and give.</summary>
/// <param name="BitRate">Bit/s expected; of the slide mode the most that it may take.</param>
/// <param name="Ssim">Expected, against the source at the source's size; null when it was not tried.</param>
/// <param name="Reason">Stable name, see <see cref="LadderReasons"/>.</param>
public sealed record KeptRendition(VideoRendition Rendition, double BitRate, double? Ssim, string Reason);

/// <summary>A rendition of the fixed ladder that is not made.</summary>
/// <param name="BitRate">Bit/s that it would have had.</param>
/// <param name="Ssim">That it would have had.</param>
/// <param name="Better">Track that replaces it; null when nothing has to.</param>
public sealed record DroppedRendition(int Width, int Height, double BitRate, double Ssim, string Reason, string? Better);

/// <summary>Why a rendition is there or not: stable names; the sentence is the front end's.</summary>
public static class LadderReasons
{
    /// <summary>Enough bits that more would hardly be seen.</summary>
    public const string Best = "best";

    /// <summary>About half the bits of the one above, at the size that looks best for them.</summary>
    public const string HalfTheBits = "half-the-bits";

    /// <summary>For devices that are given keys up to SD only.</summary>
    public const string StandardDefinition = "standard-definition";

    /// <summary>Carries text to whoever has next to no line.</summary>
    public const string SlideMode = "slide-mode";

    /// <summary>The same picture in a codec that needs fewer bits, because the course wants it.</summary>
    public const string OtherCodec = "other-codec";

    /// <summary>Of the fixed ladder, because nothing was measured.</summary>
    public const string Fixed = "fixed";

    /// <summary>Dropped: a larger picture looks better at the same bits.</summary>
    public const string LargerLooksBetter = "larger-looks-better";

    /// <summary>Dropped: too near to its neighbours to be worth its storage.</summary>
    public const string TooNear = "too-near";
}

/// <summary>What was decided from the trial encodes.</summary>
public sealed record LadderDecision(IReadOnlyList<KeptRendition> Kept, IReadOnlyList<DroppedRendition> Dropped);
