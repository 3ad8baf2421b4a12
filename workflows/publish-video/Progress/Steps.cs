using System.Globalization;
using System.Text.RegularExpressions;

namespace EduStream.PublishVideo.Progress;

/// <summary>Names of the steps, for records and for reports.</summary>
internal static partial class Steps
{
    internal const string EncodeAudio = "encode-audio";
    internal const string PackageAudio = "package-audio";
    internal const string VerifyAudio = "verify-audio";
    internal const string Assemble = "assemble";

    internal static string Encode(int chunk) => string.Create(CultureInfo.InvariantCulture, $"encode-{chunk}");

    internal static string Package(int chunk) => string.Create(CultureInfo.InvariantCulture, $"package-{chunk}");

    internal static string Verify(int chunk) => string.Create(CultureInfo.InvariantCulture, $"verify-{chunk}");

    /// <summary>The step that an activity does: under the same name as its <see cref="StepRecord"/>, when it keeps one.</summary>
    /// <param name="chunk">Null for an activity that does not work on chunks.</param>
    internal static string Of(string activity, int? chunk) => activity switch
    {
        nameof(Activities.EncodeChunk) => Encode(chunk ?? 0),
        nameof(Activities.PackageChunk) => Package(chunk ?? 0),
        nameof(Activities.VerifyChunk) => Verify(chunk ?? 0),
        nameof(Activities.AssemblePresentation) => Assemble,
        _ => Words().Replace(activity, "-$0").ToLowerInvariant() + (chunk is { } index ? string.Create(CultureInfo.InvariantCulture, $"-{index}") : ""),
    };

    /// <summary>Does the step wait for a slot before it begins?</summary>
    internal static bool TakesSlot(string step) => step.StartsWith("encode-", StringComparison.Ordinal) || step.StartsWith("verify-", StringComparison.Ordinal);

    [GeneratedRegex("(?<!^)[A-Z]")]
    private static partial Regex Words();
}
