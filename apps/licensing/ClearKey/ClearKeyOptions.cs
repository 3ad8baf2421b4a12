using System.ComponentModel.DataAnnotations;

namespace EduStream.Licensing.ClearKey;

internal sealed class ClearKeyOptions
{
    internal const string Section = "ClearKey";

    /// <summary>Licences that one session may ask for in a minute; a player asks once or a few times. Default 60, from 1.</summary>
    [Range(1, 10_000)]
    public int LicencesPerMinute { get; init; } = 60;
}
