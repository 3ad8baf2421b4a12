using EduStream.Media.Captions.Embedded.Dtvcc;
using static EduStream.Testing.Media.DtvccBytes;

namespace EduStream.Tests.Unit.Media.Captions.Embedded;

public sealed class DtvccTests
{
    [Fact]
    public void PopOn_IsShownFromItsCommandUntilItIsHidden() => Assert.Equal(
        ["1.0-2.5 Hello", "3.0-4.0 World"],
        new DtvccRun().At(0.5, Define(0), Text("Hello")).At(1, Show(0)).At(2, Define(1), Text("World")).At(2.5, Hide(0)).At(3, Show(1)).At(4, Delete(1)).Shown());

    [Fact]
    public void PopOn_OneWindowAfterTheOtherInOnePacket_HasNoGap() => Assert.Equal(
        ["1.0-2.0 Hello", "2.0-10.0 World"],
        new DtvccRun().At(0.5, Define(0), Text("Hello")).At(1, Show(0)).At(1.5, Define(1), Text("World")).At(2, Delete(0), Show(1)).Shown());

    [Fact]
    public void RollUp_LinesMoveUp() => Assert.Equal(
        ["1.0-2.0 First", "2.0-3.0 First/Second", "3.0-4.0 Second", "4.0-10.0 Second/Third"],
        new DtvccRun().At(1, Define(0, rows: 2, visible: true), Text("First")).At(2, Return, Text("Sec")).At(2.1, Text("ond")).At(3, Return).At(4, Text("Third")).Shown());

    [Fact]
    public void RollUp_LastLettersComeWithTheReturn_AreNotLost() => Assert.Equal(
        ["1.0-2.0 Hello", "3.0-10.0 World"], new DtvccRun().At(1, Define(0, visible: true), Text("Hel")).At(2, Text("lo"), Return).At(3, Text("World")).Shown());

    [Fact]
    public void PaintOn_LetterByLetter_IsOneCue() => Assert.Equal(
        ["1.0-3.0 Hello"], new DtvccRun().At(1, Define(0, visible: true), Text("H")).At(1.7, Text("el")).At(2.5, Text("lo")).At(3, Clear(0)).Shown());

    [Fact]
    public void PaintOn_TwoLinesAtOnce_AreOneCue() => Assert.Equal(
        ["1.0-10.0 One/Two"], new DtvccRun().At(1, Define(0, rows: 2, visible: true), Text("One")).At(1.2, Pen(1, 0), Text("Two")).Shown());

    [Fact]
    public void TwoWindows_AreReadFromTheTop() => Assert.Equal(
        ["1.0-10.0 Above/Below"], new DtvccRun().At(1, Define(0, top: 80), Text("Below"), Define(1, top: 10), Text("Above"), Show(0, 1)).Shown());

    [Fact]
    public void Define_AnchorAtTheLowerEdge_CountsRows() => Assert.Equal(
        ["1.0-10.0 Two/Rows/Below"],
        // 0x61: the anchor is the lower left corner of two rows.
        new DtvccRun().At(1, Define(1, top: 70), Text("Below"), [0x98, 0x18, 0x80 | 75, 0, 0x61, 31, 0x11], Text("Two"), Return, Text("Rows"), Show(0, 1)).Shown());

    [Fact]
    public void Define_Repeated_KeepsTextAndPen() => Assert.Equal(
        ["1.0-10.0 Hello"], new DtvccRun().At(1, Define(0, visible: true), Text("Hel"), Define(0, visible: true), Text("lo")).Shown());

    [Fact]
    public void Define_FewerRows_HidesTheOthers() => Assert.Equal(
        ["1.0-2.0 One/Two", "2.0-10.0 Ono"], new DtvccRun().At(1, Define(0, rows: 2, visible: true), Text("One"), Pen(1, 2), Back, Back, Text("Two")).At(2, Define(0, visible: true), Pen(0, 2), Text("o")).Shown());

    [Fact]
    public void Return_RowsThatAreHidden_StayHidden() => Assert.Equal(
        ["1.0-2.0 One/Three", "2.0-3.0 One", "3.0-10.0 New"],
        new DtvccRun().At(1, Define(0, rows: 3, visible: true), Text("One"), Pen(2, 0), Text("Three")).At(2, Define(0, rows: 2, visible: true)).At(3, Return, Text("New")).Shown());

    [Fact]
    public void Current_ChoosesTheWindow_UndefinedOnesTakeNothing() => Assert.Equal(
        ["1.0-10.0 AC"], new DtvccRun().At(1, Define(0, visible: true), Text("A"), Current(3), Text("B"), Back, Return, FormFeed, ClearRow, Pen(1, 1), Current(0), Text("C")).Shown());

    [Fact]
    public void Delete_CurrentWindow_TakesNoMoreLetters() => Assert.Equal(
        ["1.0-2.0 A"], new DtvccRun().At(1, Define(0, visible: true), Text("A")).At(2, Delete(0), Text("B"), Show(0, 7)).Shown());

    [Fact]
    public void Toggle_HidesAndShows() => Assert.Equal(
        ["1.0-2.0 A", "3.0-10.0 A"], new DtvccRun().At(1, Define(0), Text("A"), Toggle(0)).At(2, Toggle(0)).At(3, Toggle(0)).Shown());

    [Fact]
    public void Backspace_FormFeed_ClearRow_TakeLettersAway() => Assert.Equal(
        ["1.0-2.0 AC", "2.0-3.0 D", "3.0-10.0 E"],
        new DtvccRun().At(1, Define(0, rows: 2, visible: true), Back, Text("AB"), Back, Text("C")).At(2, FormFeed, Text("D")).At(3, ClearRow, Text("E")).Shown());

    [Fact]
    public void Reset_TakesAllWindowsAway() => Assert.Equal(["1.0-2.0 A"], new DtvccRun().At(1, Define(0, visible: true), Text("A")).At(2, Reset, Text("B")).Shown());

    [Fact]
    public void Write_BeyondTheWidestWindow_IsCut() =>
        Assert.Equal([$"1.0-10.0 {new string('x', 64)}"], new DtvccRun().At(1, Define(0, visible: true), Text(new string('x', 31)), Text(new string('x', 31)), Text("xxxx")).Shown());

    [Fact]
    public void Services_AreApart()
    {
        var run = new DtvccRun().Packet(1, Packet(0, 2, Define(0, visible: true), Text("Two"))).At(1, Define(0, visible: true), Text("One"));
        Assert.Equal(["1.0-10.0 One"], run.Shown(1));
        Assert.Equal(["1.0-10.0 Two"], run.Shown(2));
        Assert.Empty(run.Shown(3));
    }

    [Fact]
    public void Text_IsEscaped() => Assert.Equal(["1.0-10.0 &lt;b&gt; --&gt; &amp;"], new DtvccRun().At(1, Define(0, visible: true), Text("<b> --> &")).Shown());

    [Fact]
    public void Endless_IsToldOf_AndNotKept()
    {
        var screen = new ScreenCues();
        for (var i = 0; i <= 20_001; i++)
        {
            screen.Show(TimeSpan.FromSeconds(i), $"{i}");
        }

        Assert.True(screen.TooMuch);
        Assert.Equal(20_000, screen.Cues.Count);
    }

    [Fact]
    public void Endless_LongTexts_AreToldOf()
    {
        var screen = new ScreenCues();
        for (var i = 0; i < 300; i++)
        {
            screen.Show(TimeSpan.FromSeconds(i), $"{i}{new string('x', 8000)}");
        }

        Assert.True(screen.TooMuch);
        Assert.InRange(screen.Cues.Count, 200, 260);
    }

    // Printed on failure: the seed is the test's argument.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void AnyBytes_AreNoException(int seed)
    {
        var (random, run) = (new Random(seed), new DtvccRun());
        for (var i = 0; i < 3000; i++)
        {
            var blocks = new byte[random.Next(127)];
            random.NextBytes(blocks);
            // Half of them with a valid block in front, so that windows are there to be hit.
            run.Packet(i / 400.0, Packet(i, [.. i % 2 == 0 ? [0x27, .. Define(i / 2 % 8, rows: 15, visible: true)] : Array.Empty<byte>(), .. blocks.Take(110)]));
            random.NextBytes(blocks);
            run.Triplets(i / 400.0, blocks);
        }

        Assert.NotEmpty(run.Shown());
    }
}
