using System.Diagnostics.Metrics;

namespace EduStream.Pipeline.Sweeping;

/// <summary>What operators are alarmed by.</summary>
internal sealed class VersionMetrics
{
    private readonly Counter<long> restarted;
    private int open;
    private int stalled;

    public VersionMetrics(IMeterFactory meters)
    {
        var meter = meters.Create("EduStream.Pipeline");
        meter.CreateObservableGauge("edustream.versions.open", () => open, "{version}", "Versions that have not ended.");
        meter.CreateObservableGauge("edustream.versions.stalled", () => stalled, "{version}", "Versions of which nothing moves although nothing is waited for.");
        restarted = meter.CreateCounter<long>("edustream.versions.restarted", "{version}", "Versions whose workflow was gone and was started again.");
    }

    internal void Seen(int versions, int still) => (open, stalled) = (versions, still);

    internal void Restarted() => restarted.Add(1);
}
