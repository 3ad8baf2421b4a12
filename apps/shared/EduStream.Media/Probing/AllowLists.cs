namespace EduStream.Media.Probing;

/// <summary>
/// What ffmpeg and ffprobe may open. Everything else they know (playlists, concat scripts, image sequences, subtitles, network protocols)
/// would let a file make the worker read other files or addresses.
/// </summary>
internal static class AllowLists
{
    /// <summary>Demuxers of containers that hold picture and sound in one file, and of those that hold sound alone.</summary>
    internal const string Formats = "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,mpegts,mpeg,flv,asf,ogg,mxf,mp3,aac,flac,wav,aiff";

    /// <summary>Those of them that ffprobe knows by a signature. The others are guessed from a few bits, which noise has too.</summary>
    internal static IReadOnlyList<string> FormatsWithSignature { get; } = [.. Formats.Split(',').Where(name => !IsBareStream(name) && name is not ("mpegts" or "mpeg"))];

    /// <summary>Decoders of what cameras, phones and screen recorders write. Keeps the long tail of game and fax codecs away from hostile input.</summary>
    internal const string Codecs =
        "h264,hevc,vp8,vp9,libvpx,libvpx-vp9,av1,libdav1d,libaom-av1,mpeg4,mpeg2video,mpeg1video,msmpeg4,msmpeg4v2,wmv1,wmv2,wmv3,vc1,"
        + "mjpeg,prores,dnxhd,h263,flv,theora,dvvideo,rawvideo,ffv1,huffyuv,ffvhuff,utvideo,qtrle,png,cinepak,svq3,vp6,vp6f,tscc,tscc2,cfhd,magicyuv,"
        + "aac,aac_fixed,aac_latm,mp3,mp3float,mp2,mp2float,ac3,ac3_fixed,eac3,opus,libopus,vorbis,flac,alac,wmav1,wmav2,wmapro,dca,amrnb,amrwb,"
        + "pcm_s16le,pcm_s16be,pcm_s24le,pcm_s24be,pcm_s32le,pcm_s32be,pcm_f32le,pcm_f32be,pcm_f64le,pcm_u8,pcm_s8,pcm_alaw,pcm_mulaw,pcm_bluray,"
        + "adpcm_ms,adpcm_ima_wav,adpcm_ima_qt,adpcm_swf,nellymoser,speex,libspeex,"
        + Subtitles;

    /// <summary>Only those of text are decoded, to convert captions; but ffprobe gives up on a whole file when it may not open the decoder of one of its tracks.</summary>
    private const string Subtitles = "ssa,ass,srt,subrip,mov_text,text,webvtt,dvbsub,dvdsub,pgssub,xsub,cc_dec,libzvbi_teletextdec";

    /// <summary>Seeking lands on a key frame that the file's own index names. Other files are read through once to learn how far key frames are apart.</summary>
    internal static bool SeeksByIndex(string container) =>
        container.Split(',').Any(name => name is "mp4" or "mov" or "matroska" or "webm" or "mxf" or "wav" or "aiff");

    /// <summary>
    /// Frames one after the other, without a header of the whole: ffmpeg finds some of that in any garbage, and guesses the length from the bit rate.
    /// </summary>
    internal static bool IsBareStream(string container) => container is "mp3" or "aac";
}
