namespace EduStream.Pipeline.Uploads;

/// <summary>What Dapr reads in the answer to a delivery.</summary>
internal sealed record Delivery(string Status)
{
    internal static Delivery Done { get; } = new("SUCCESS");

    internal static Delivery Dropped { get; } = new("DROP");
}
