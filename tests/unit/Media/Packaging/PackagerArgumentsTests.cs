using EduStream.Contracts.Licensing;
using EduStream.Media.Packaging;
using EduStream.Media.Timing;
using EduStream.Testing;

namespace EduStream.Tests.Unit.Media.Packaging;

public class PackagerArgumentsTests
{
    private static readonly ContentKeys Keys = new([
        new ContentKey("HD", "11111111111111111111111111111111", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"),
        new ContentKey("SD", "22222222222222222222222222222222", "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"),
    ]);

    [Fact]
    public void Encrypt_TwoRenditions_IsGoldenAndHoldsNoKey()
    {
        var plan = Sources.Plan(Sources.Of(1280, 720, new Rational(30_000, 1001)));
        PackagerInput[] inputs = [new("v720", "video", "HD", null), new("v540", "video", "SD", null), new("a128", "audio", "AUDIO", "en")];

        var text = string.Join('\n', PackagerArguments.Encrypt(plan, inputs, "/in", "/out")) + "\n";

        Golden.Check("packager.txt", text);
        Assert.DoesNotContain("key=", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/in,put", "/out")]
    [InlineData("/in", "/o$ut")]
    [InlineData("/in", "/o,ut")]
    public void Encrypt_FolderThatTheDescriptorCannotHold_IsRefused(string input, string output) =>
        Assert.Throws<ArgumentException>(() => PackagerArguments.Encrypt(Sources.Plan(), [new("v720", "video", "HD", null)], input, output));

    [Fact]
    public void InitializationVector_SameKeysInAnyOrder_IsTheSameAndDiffersPerPurpose()
    {
        var turned = new ContentKeys([.. Keys.Keys.Reverse()]);

        Assert.Equal(KeyFlags.InitializationVector(Keys, "video"), KeyFlags.InitializationVector(turned, "video"));
        Assert.NotEqual(KeyFlags.InitializationVector(Keys, "video"), KeyFlags.InitializationVector(Keys, "audio"));
        Assert.Matches("^[0-9a-f]{32}$", KeyFlags.InitializationVector(Keys, "video"));
    }

    [Fact]
    public void Encrypt_Flags_NameEachClassWithItsKey() => Assert.Contains(
        "--keys=label=HD:key_id=11111111111111111111111111111111:key=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa,label=SD:", KeyFlags.Encrypt(Keys, "video"), StringComparison.Ordinal);

    [Theory]
    [InlineData("HD", "11111111111111111111111111111111", "zz")]
    [InlineData("HD", "1", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    [InlineData("H:D", "11111111111111111111111111111111", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public void Encrypt_MalformedKey_IsRefusedWithoutShowingIt(string label, string id, string key)
    {
        var failure = Assert.Throws<ArgumentException>(() => KeyFlags.Encrypt(new ContentKeys([new ContentKey(label, id, key)]), "video"));

        Assert.DoesNotContain(key, failure.Message, StringComparison.Ordinal);
    }
}
