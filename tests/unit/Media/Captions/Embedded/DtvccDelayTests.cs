using static EduStream.Testing.Media.DtvccBytes;

namespace EduStream.Tests.Unit.Media.Captions.Embedded;

/// <summary>A delay holds what follows, in tenths of a second.</summary>
public sealed class DtvccDelayTests
{
    private static readonly byte[] A = [.. Define(0, visible: true), .. Text("A")];

    [Fact]
    public void Delay_HoldsWhatFollows_UntilItIsOver() => Assert.Equal(["1.0-1.5 A", "1.5-10.0 B"], new DtvccRun().At(1, A, Delay(5), FormFeed, Text("B")).At(3).Shown());

    [Fact]
    public void Delay_WithinADelay_AddsUp() => Assert.Equal(
        ["1.0-1.5 A", "1.5-2.5 B", "2.5-10.0 C"], new DtvccRun().At(1, A, Delay(5), FormFeed, Text("B"), Delay(10), FormFeed, Text("C")).At(4).Shown());

    [Fact]
    public void Delay_Cancelled_LetsGo() => Assert.Equal(["1.0-2.0 A", "2.0-10.0 B"], new DtvccRun().At(1, A, Delay(90), FormFeed, Text("B")).At(2, DelayCancel).Shown());

    [Fact]
    public void Delay_Reset_ForgetsWhatIsHeld() => Assert.Equal(["1.0-2.0 A", "3.0-10.0 C"], new DtvccRun().At(1, A, Delay(90), Text("B")).At(2, Reset).At(3, Define(0, visible: true), Text("C")).Shown());

    [Fact]
    public void Delay_HoldsNoMoreThanADecoderCan() => Assert.Equal(
        ["1.0-3.0 A", $"3.0-10.0 {new string('B', 64)}"],
        new DtvccRun().At(1, A, Delay(90), FormFeed).At(2, Text(new string('B', 93))).At(3, Text(new string('B', 40))).Shown());

    [Fact]
    public void Delay_OfNothing_IsNone() => Assert.Equal(["1.0-10.0 AB"], new DtvccRun().At(1, A, Delay(0), Text("B")).Shown());

    [Fact]
    public void Delay_CancelledWithoutOne_IsNothing() => Assert.Equal(["1.0-10.0 AB"], new DtvccRun().At(1, A, DelayCancel, Text("B")).Shown());
}
