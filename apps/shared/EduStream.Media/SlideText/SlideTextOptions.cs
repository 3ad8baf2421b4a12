using System.ComponentModel.DataAnnotations;

namespace EduStream.Media.SlideText;

/// <summary>How slides are read.</summary>
public sealed class SlideTextOptions
{
    /// <summary>Section of the configuration.</summary>
    public const string Section = "SlideText";

    /// <summary>Tesseract's languages, with + between them; their data must be installed (<c>tesseract-ocr-deu</c> ...). Default <c>eng</c>.</summary>
    [Required, RegularExpression(@"[A-Za-z_]{3,20}(\+[A-Za-z_]{3,20}){0,9}")]
    public string Languages { get; set; } = "eng";

    /// <summary>Words that the recogniser is less sure of are left out, 0 to 100, default 30.</summary>
    [Range(0, 100)]
    public int LeastConfidence { get; set; } = 30;
}
