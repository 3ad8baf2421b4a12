namespace EduStream.PublishVideo.Progress;

/// <summary>Names of the steps that keep a <see cref="StepRecord"/>.</summary>
internal static class Steps
{
    internal const string Analyse = "analyse";
    internal const string Assemble = "assemble";

    internal static string Instant(int chunk) => $"instant-{chunk}";

    internal static string Encode(int chunk) => $"encode-{chunk}";

    internal static string Package(int chunk) => $"package-{chunk}";

    internal static string Verify(int chunk) => $"verify-{chunk}";

    internal static string EncodeAudio(int sound) => $"encode-{Sound(sound)}";

    internal static string PackageAudio(int sound) => $"package-{Sound(sound)}";

    internal static string VerifyAudio(int sound) => $"verify-{Sound(sound)}";

    private static string Sound(int index) => index == 0 ? "audio" : $"audio-{index}";
}
