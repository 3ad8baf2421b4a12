namespace EduStream.PublishVideo.Progress;

/// <summary>Names of the steps that keep a <see cref="StepRecord"/>.</summary>
internal static class Steps
{
    internal const string Analyse = "analyse";
    internal const string EncodeAudio = "encode-audio";
    internal const string PackageAudio = "package-audio";
    internal const string VerifyAudio = "verify-audio";
    internal const string Assemble = "assemble";

    internal static string Encode(int chunk) => $"encode-{chunk}";

    internal static string Package(int chunk) => $"package-{chunk}";

    internal static string Verify(int chunk) => $"verify-{chunk}";
}
