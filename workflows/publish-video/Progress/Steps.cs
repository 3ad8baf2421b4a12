using System.Globalization;
using System.Text.RegularExpressions;

namespace EduStream.PublishVideo.Progress;

/// <summary>Names of the steps, for records and for reports.</summary>
internal static partial class Steps
{
    internal const string Analyse = "analyse";
    internal const string Assemble = "assemble";

    private static readonly string[] SlotSteps = ["instant-", "encode-", "verify-"];

    internal static string Instant(int chunk) => string.Create(CultureInfo.InvariantCulture, $"instant-{chunk}");

    internal static string Encode(int chunk) => string.Create(CultureInfo.InvariantCulture, $"encode-{chunk}");

    internal static string Package(int chunk) => string.Create(CultureInfo.InvariantCulture, $"package-{chunk}");

    internal static string Verify(int chunk) => string.Create(CultureInfo.InvariantCulture, $"verify-{chunk}");

    internal static string EncodeAudio(int sound) => $"encode-{Sound(sound)}";

    internal static string PackageAudio(int sound) => $"package-{Sound(sound)}";

    internal static string VerifyAudio(int sound) => $"verify-{Sound(sound)}";

    /// <summary>The step that an activity does: under the same name as its <see cref="StepRecord"/>, when it keeps one.</summary>
    /// <param name="part">Number of the chunk or of the sound; null for an activity that works on neither.</param>
    internal static string Of(string activity, int? part) => activity switch
    {
        nameof(Activities.MakeInstantChunk) => Instant(part ?? 0),
        nameof(Activities.AnalyseSource) => Analyse,
        nameof(Activities.EncodeChunk) => Encode(part ?? 0),
        nameof(Activities.PackageChunk) => Package(part ?? 0),
        nameof(Activities.VerifyChunk) => Verify(part ?? 0),
        nameof(Activities.EncodeAudio) => EncodeAudio(part ?? 0),
        nameof(Activities.PackageAudio) => PackageAudio(part ?? 0),
        nameof(Activities.VerifyAudio) => VerifyAudio(part ?? 0),
        nameof(Activities.AssemblePresentation) => Assemble,
        _ => Words().Replace(activity, "-$0").ToLowerInvariant() + (part is { } index ? string.Create(CultureInfo.InvariantCulture, $"-{index}") : ""),
    };

    /// <summary>Does the step wait for a slot before it begins?</summary>
    internal static bool TakesSlot(string step) =>
        step == Analyse || SlotSteps.Any(kind => step.StartsWith(kind, StringComparison.Ordinal));

    private static string Sound(int index) => index == 0 ? "audio" : string.Create(CultureInfo.InvariantCulture, $"audio-{index}");

    [GeneratedRegex("(?<!^)[A-Z]")]
    private static partial Regex Words();
}
