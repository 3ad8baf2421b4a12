using EduStream.Edge.Manifests;
using Xunit;

namespace EduStream.Tests.Unit.Edge;

public sealed class PsshBoxTests
{
    private const string System = "9a04f079-9840-4286-ab92-e65be0885f95";

    [Theory]
    [InlineData((byte)0)]
    [InlineData((byte)1)]
    public void Data_EitherVersion_IsWhatFollowsTheKeyIds(byte version)
    {
        var box = Convert.FromBase64String(SamplePresentation.Pssh(System, version, version == 0 ? [] : [SamplePresentation.HdKey, SamplePresentation.SdKey], [1, 2, 3]));
        Assert.Equal<byte>([1, 2, 3], PsshBox.Data(box).ToArray());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(31)]
    [InlineData(34)]
    public void Data_CutShort_IsRefused(int length)
    {
        var box = Convert.FromBase64String(SamplePresentation.Pssh(System, 0, [], [1, 2, 3]));
        Assert.Throws<InvalidDataException>(() => PsshBox.Data(box.AsMemory(0, length)));
    }

    [Fact]
    public void Data_MoreKeyIdsThanBytes_IsRefused()
    {
        var box = Convert.FromBase64String(SamplePresentation.Pssh(System, 1, [SamplePresentation.HdKey], []));
        box[28] = 0x7f;
        Assert.Throws<InvalidDataException>(() => PsshBox.Data(box));
    }
}
