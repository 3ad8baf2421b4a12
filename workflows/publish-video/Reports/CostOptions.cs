using System.ComponentModel.DataAnnotations;

namespace EduStream.PublishVideo.Reports;

/// <summary>Prices that the ladder report counts with. Nothing is charged by them.</summary>
internal sealed class CostOptions
{
    internal const string Section = "Cost";

    /// <summary>Money for one core for an hour, default 0.05, 0 to 1000.</summary>
    [Range(0.0, 1000)]
    public double PerCoreHour { get; set; } = 0.05;

    /// <summary>Money for a gigabyte (10^9 bytes) stored for a month, default 0.02, 0 to 1000.</summary>
    [Range(0.0, 1000)]
    public double PerGigabyteMonth { get; set; } = 0.02;

    /// <summary>Currency of the prices, three letters, default EUR.</summary>
    [RegularExpression("^[A-Z]{3}$")]
    public string Currency { get; set; } = "EUR";
}
