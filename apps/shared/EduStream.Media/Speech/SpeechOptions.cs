using System.ComponentModel.DataAnnotations;

namespace EduStream.Media.Speech;

/// <summary>A program on this machine that recognizes speech, as whisper.cpp does. Off until <see cref="Command"/> is set.</summary>
public sealed class SpeechOptions : IValidatableObject
{
    /// <summary>Section of the configuration.</summary>
    public const string Section = "Speech";

    /// <summary>Absolute path of the program. No default: no automatic captions.</summary>
    public string? Command { get; set; }

    /// <summary>
    /// Its arguments, one an entry. <c>{audio}</c> is the sound (WAV, 16 kHz, one channel), <c>{output}</c> the file to write without its extension, <c>{language}</c> a language code or
    /// <c>auto</c>. For whisper.cpp: <c>-m MODEL -f {audio} -l {language} -oj -of {output}</c>. Without <c>{output}</c> the captions are taken from standard output.
    /// </summary>
    public IReadOnlyList<string> Arguments { get; set; } = [];

    /// <summary>Seconds of work per second of sound; longer is given up. Default 6, from 0.1 to 100. Ten minutes are given in any case.</summary>
    [Range(0.1, 100)]
    public double MostSecondsPerSecond { get; set; } = 6;

    /// <summary>Memory of the program, megabytes. Default 8192, from 64.</summary>
    [Range(64, 1_000_000)]
    public int MemoryMegabytes { get; set; } = 8192;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!string.IsNullOrEmpty(Command) && (!Path.IsPathFullyQualified(Command) || !File.Exists(Command)))
        {
            yield return new ValidationResult($"{Section}:{nameof(Command)} must be the absolute path of a program that is there.", [nameof(Command)]);
        }

        if (!string.IsNullOrEmpty(Command) && !Arguments.Any(argument => argument.Contains("{audio}", StringComparison.Ordinal)))
        {
            yield return new ValidationResult($"One of {Section}:{nameof(Arguments)} must hold {{audio}}.", [nameof(Arguments)]);
        }
    }
}
