namespace EduStream.Media.Speech;

/// <summary>Pure: a template of arguments filled in. Each stays one argument, whatever a path holds.</summary>
internal static class SpeechArguments
{
    internal static IReadOnlyList<string> Build(IReadOnlyList<string> template, string wav, string output, string? language) =>
    [
        .. template.Select(argument => argument
            .Replace("{audio}", wav, StringComparison.Ordinal)
            .Replace("{output}", output, StringComparison.Ordinal)
            // Recognizers know languages without their regions.
            .Replace("{language}", language?.Split('-')[0] ?? "auto", StringComparison.Ordinal)),
    ];
}
