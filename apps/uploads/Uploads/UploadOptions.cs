using System.ComponentModel.DataAnnotations;

namespace EduStream.Uploads.Uploads;

/// <summary>Limits of uploads.</summary>
internal sealed class UploadOptions
{
    internal const string Section = "Uploads";

    /// <summary>Largest upload in bytes. Default 20 GiB; at most 195 GiB, the largest object of the media store.</summary>
    [Range(1, 195L << 30)]
    public long MaxBytes { get; set; } = 20L << 30;

    /// <summary>How many unfinished uploads one person may have. Default 10; 1 to 1000.</summary>
    [Range(1, 1000)]
    public int MaxOpenPerPerson { get; set; } = 10;

    /// <summary>How long an unfinished upload is kept after its last byte came. Default one day; one second to 30 days.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "30.00:00:00")]
    public TimeSpan UnfinishedLife { get; set; } = TimeSpan.FromDays(1);
}
