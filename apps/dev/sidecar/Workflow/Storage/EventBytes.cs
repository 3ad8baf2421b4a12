using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;

namespace EduStream.LocalDapr.Workflow.Storage;

internal static class EventBytes
{
    public static byte[] Of(HistoryEvent e) => e.ToByteArray();

    public static HistoryEvent Read(byte[] bytes) => HistoryEvent.Parser.ParseFrom(bytes);

    /// <summary>A timer's event tells when the timer fired, so its time is set then.</summary>
    public static HistoryEvent ReadFired(byte[] bytes, TimeProvider clock)
    {
        var e = Read(bytes);
        if (e.TimerFired is not null) { e.Timestamp = Timestamp.FromDateTimeOffset(clock.GetUtcNow()); }
        return e;
    }
}
