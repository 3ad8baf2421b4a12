namespace EduStream.Media.SlideText;

/// <summary>Pure: tesseract's arguments for one picture.</summary>
internal static class TesseractArguments
{
    internal static IReadOnlyList<string> Build(string image, string languages) =>
    [
        image,
        "stdout",
        "-l", languages,
        "--psm", "3", // finds blocks of text by itself; 6 and 11 read patterns of the camera picture as text
        "tsv", // words with place and confidence
    ];
}
