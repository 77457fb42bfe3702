"""What the replica's journalists write about: our own sentences about invented people, in the manner of a local paper.

Slots in braces are filled in by `stories`; `{past}`, `{coming}` … are dates.
"""

from dataclasses import dataclass

PLACES = (
    "Tanjung Redeb", "Sambaliung", "Teluk Bayur", "Gunung Tabur", "Segah", "Kelay", "Tabalar",
    "Biatan", "Talisayan", "Batu Putih", "Biduk-Biduk", "Pulau Derawan", "Maratua",
)  # fmt: skip

VENUES = (
    "aula kantor kecamatan", "Balai Kampung", "ruang rapat sekretariat", "lapangan terbuka", "Gedung Serbaguna",
    "pendopo lama", "halaman pasar", "dermaga penyeberangan", "aula perpustakaan daerah", "pos terpadu",
)  # fmt: skip

PEOPLE = (
    "Kepala Bidang Sarana Wiratno Saputra", "Camat Ningsih Palupi", "Ketua Panitia Rofiq Mulyawan",
    "Sekretaris Dinas Dahlia Kusumastuti", "Ketua Kelompok Tani Burhan Lamada", "Kepala Kampung Iskandar Tahir",
    "Koordinator Lapangan Yosep Tamparang", "Ketua Karang Taruna Sekar Widyaningtyas",
    "Kepala Puskesmas dr. Hamida Yusuf", "Pengawas Sekolah Martinus Lolo", "Ketua Koperasi Nelayan Basri Anwar",
    "Pendamping Desa Laila Rahmawati",
    "Kepala Seksi Operasi Gatot Purnomo", "Juru Bicara Komunitas Dewi Lintang", "Anggota Dewan Suparman Hadi",
)  # fmt: skip

WRITERS = ("Rani Oktaviani", "Yoga Prameswara", "Nurul Fitriana", "Aldo Manurung", "Citra Belinda")


@dataclass(frozen=True)
class Topic:
    """A headline that can be written about any place, its subject, and the sets of categories it is filed under."""

    headline: str
    subject: str
    categories: tuple[tuple[str, ...], ...]


_GOVERNMENT = (("pemerintahan",), ("pemerintahan",), ("berita", "pemerintahan"), ("advertorial", "pemerintahan"))
_POLITICS = (("politik",), ("politik",), ("berita", "politik"), ("pemerintahan", "politik"))
_INCIDENTS = (("peristiwa",), ("peristiwa",), ("berita", "peristiwa"))
_ECONOMY = (("ekonomi",), ("ekonomi",), ("berita", "ekonomi"), ("advertorial", "ekonomi"))
_TOURISM = (("wisata",), ("ekonomi", "wisata"), ("berita", "wisata"))
_SPORT = (("olahraga",), ("olahraga",), ("berita", "olahraga"))
_FOOTBALL = (("sepak-bola",), ("olahraga", "sepak-bola"))
_ADVERTISED = (("advertorial",), ("advertorial", "ekonomi"), ("berita",))

TOPICS = (
    Topic("Jembatan Gantung {place} Diganti Rangka Baja", "penggantian jembatan gantung", _GOVERNMENT),
    Topic("Warga {place} Usul Jam Buka Puskesmas Diperpanjang", "penambahan jam layanan puskesmas", _GOVERNMENT),
    Topic("Air Bersih ke {place} Ditargetkan Mengalir Akhir Tahun", "penyambungan pipa air bersih", _GOVERNMENT),
    Topic("Perpustakaan Keliling Singgahi {place} Dua Kali Sebulan", "layanan perpustakaan keliling", _GOVERNMENT),
    Topic("Lampu Jalan {place} Ditambah, Anggaran Masuk Perubahan", "pemasangan lampu jalan", _GOVERNMENT),
    Topic("Sekolah Lapang Iklim di {place} Diikuti Puluhan Petani", "sekolah lapang iklim", _GOVERNMENT),
    Topic("Pendataan Aset Kampung {place} Dikejar Rampung", "pendataan aset kampung", _GOVERNMENT),
    Topic("Posyandu {place} & Kader Muda Siap Pantau Tumbuh Kembang", "pendampingan kader posyandu", _GOVERNMENT),
    Topic("Simulasi Pemungutan Suara Digelar di {place}", "simulasi pemungutan suara", _POLITICS),
    Topic("Panitia Pemilihan {place} Buka Posko Aduan", "pembukaan posko aduan pemilih", _POLITICS),
    Topic("Debat Calon Kepala Kampung {place} Berlangsung Hangat", "debat calon kepala kampung", _POLITICS),
    Topic("Dua Nama Menguat di {place}, Partai Belum Buka Suara", "penjaringan calon dari partai", _POLITICS),
    Topic("Pemilih Pemula {place}: “Kami Menunggu Gagasan, Bukan Janji”", "sosialisasi bagi pemilih pemula", _POLITICS),
    Topic("Daftar Pemilih {place} Dicermati Ulang", "pencermatan daftar pemilih", _POLITICS),
    Topic("Pohon Tumbang Tutup Jalan Poros {place}", "pohon tumbang di jalan poros", _INCIDENTS),
    Topic("Perahu Ketinting Terbalik di Muara {place}, Semua Selamat", "perahu ketinting yang terbalik", _INCIDENTS),
    Topic("Listrik Padam Sembilan Jam, Warga {place} Menyalakan Genset", "pemadaman listrik yang lama", _INCIDENTS),
    Topic("Buaya Muncul di Tepian {place}, Warga Diminta Waspada", "kemunculan buaya di tepian sungai", _INCIDENTS),
    Topic("Api Hanguskan Gudang Rotan di {place}", "kebakaran gudang rotan", _INCIDENTS),
    Topic("Sinyal Hilang Tiga Hari di {place}, Kabel Laut Diperiksa", "putusnya jaringan telekomunikasi", _INCIDENTS),
    Topic("Panen Lada {place} Melimpah, Harga Justru Turun", "panen lada tahun ini", _ECONOMY),
    Topic("Koperasi Nelayan {place} Punya Ruang Pendingin Sendiri", "pengoperasian ruang pendingin ikan", _ECONOMY),
    Topic("Pasar Subuh {place} Ramai Menjelang Hari Raya", "ramainya pasar subuh", _ECONOMY),
    Topic("Ibu-Ibu {place} Olah Kelapa Jadi Sabun Mandi", "pengolahan kelapa menjadi sabun", _ECONOMY),
    Topic("Kakao {place} Dilirik Pembeli Luar Pulau", "pemasaran biji kakao", _ECONOMY),
    Topic("Ojek Perahu {place} Kini Terima Pembayaran Digital", "pembayaran digital ojek perahu", _ECONOMY),
    Topic("Penyu Kembali Mendarat, {place} Batasi Lampu Pantai", "pembatasan lampu di pantai penyu", _TOURISM),
    Topic("Air Terjun {place} Punya Jalur Setapak Baru", "pembangunan jalur setapak air terjun", _TOURISM),
    Topic("Homestay {place} Penuh Sepanjang Libur Sekolah", "tingginya hunian homestay", _TOURISM),
    Topic("Pesta Panen Laut {place} Siap Digelar – Ini Susunan Acaranya", "pesta panen laut", _TOURISM),
    Topic("Regu Panjat Tebing {place} Borong Medali", "kejuaraan panjat tebing", _SPORT),
    Topic("Lari Lintas Kampung {place} Diikuti Ratusan Pelari", "lomba lari lintas kampung", _SPORT),
    Topic("Pelatih Dayung {place} Benahi Teknik Start Atlet", "pemusatan latihan dayung", _SPORT),
    Topic("Sepak Takraw {place} Tembus Semifinal", "turnamen sepak takraw", _SPORT),
    Topic("Laga {place} VS Putra Muara Jadi Pembuka Liga Kampung", "pembukaan liga kampung", _FOOTBALL),
    Topic("Kiper Cadangan Jadi Pahlawan {place} di Adu Penalti", "laga yang ditentukan lewat adu penalti", _FOOTBALL),
    Topic("Lapangan {place} Direnovasi, Laga Kandang Pindah", "renovasi lapangan sepak bola", _FOOTBALL),
    Topic("Bank Sampah {place} Tukar Botol Plastik dengan Beras", "program bank sampah", _ADVERTISED),
    Topic("Beasiswa Anak Nelayan {place} Dibuka Lagi", "pembukaan beasiswa anak nelayan", _ADVERTISED),
    Topic("Kebun Obat Keluarga {place} Jadi Percontohan", "kebun tanaman obat keluarga", _ADVERTISED),
    Topic("Angkutan Sungai ke {place} Ditambah Dua Trayek", "penambahan trayek angkutan sungai", _ADVERTISED),
)  # fmt: skip

OPENINGS = (
    "Kabar mengenai {subject} di {place} akhirnya mendapat kepastian. {person} menyampaikannya di {venue}, {opening}.",
    "Sebanyak {number} orang mengikuti pertemuan tentang {subject} yang digelar di {venue}, {place}, {opening}.",
    "{person} menjelaskan perkembangan {subject} di {place} kepada wartawan, {opening} di {venue}.",
    "Perhatian warga {place} tertuju pada {subject}. Pertemuan terbuka dilangsungkan {opening} di {venue}.",
)

PAST_SENTENCES = (
    "Peninjauan pertama sudah dilakukan pada {past}, ketika petugas mencatat {number} temuan kecil.",
    "Hal itu merupakan tindak lanjut dari rapat koordinasi, {past}, yang dihadiri perwakilan setiap RT.",
    "Laporan warga diterima {past} lalu, dan petugas datang pada sore harinya.",
    "Keputusan tersebut diambil pada tanggal {tanggal} setelah pembahasan yang cukup panjang.",
    "Dalam catatan panitia, pendataan berlangsung {range} dan tidak menemui kendala berarti.",
    "Data terakhir dalam sistem bertanda waktu {stamped} dan belum diperbarui sampai berita ini ditulis.",
    "Berkas permohonan tercatat masuk pada {iso} melalui loket pelayanan.",
    "Kegiatan serupa {bracket} pernah diikuti {number} peserta dari kampung tetangga.",
)

COMING_SENTENCES = (
    "Tahap berikutnya dijadwalkan {coming} pukul 09.00 Wita di {venue}.",
    "Pendaftaran ditutup pada {month_coming} mendatang, sehingga warga diminta tidak menunda.",
    "Perlengkapan tiba di {place} besok, {unclosed} dan langsung dibagikan kepada {number} penerima.",
    "Gladi bersih digelar {coming}, sedangkan puncak acara menyusul sepekan kemudian.",
)

SENTENCES = (
    "Menurut {person}, kebutuhan di {place} sudah dihitung bersama perangkat kampung sejak awal tahun.",
    "Biaya yang diperlukan sekitar Rp {amount} miliar, sebagian ditanggung swadaya masyarakat.",
    "Ia berharap {subject} tidak berhenti di tengah jalan hanya karena pergantian pengurus.",
    "Hasil survei panitia memperlihatkan 61 persen warga mendukung, 24 persen ragu, dan sisanya belum menjawab.",
    "Sementara itu, warga meminta {subject} disertai pemeliharaan rutin setiap {number} hari.",
    "Perjalanan dari {far} menuju {place} memakan waktu {hours} jam melalui jalur darat.",
    "{person} menuturkan bahwa musyawarah dengan warga {place} berlangsung terbuka dan tanpa tekanan.",
    "Pihak kampung menyiapkan {number} relawan yang bertugas bergantian siang dan malam.",
    "Ketentuan itu merujuk pada Pasal 5/2 peraturan kampung dan PP 16/2021, bukan kebijakan baru.",
    "Rumah yang didata berada di RT 03/04, sedangkan petugas piket dapat dihubungi 24/7.",
    "Inflasi daerah tercatat 1,67% dan rencana jangka menengah 2025-2030 masih disusun.",
    "Bagi yang berminat, panitia menyarankan membaca juga ketentuan umum di papan pengumuman kampung.",
    "Warga {place} & pemerintah kampung sepakat membentuk tim kecil beranggotakan {number} orang.",
    "Cuaca yang berubah-ubah di pesisir membuat pekerjaan sempat tertunda beberapa kali.",
    "Kepada warga yang belum terdata, {person} meminta agar segera melapor ke ketua RT masing-masing.",
    "Sejumlah pelajar dari {far} ikut menyaksikan dan mencatat jalannya kegiatan untuk tugas sekolah.",
    "Tim juga menyiapkan rencana cadangan apabila jalur menuju {place} kembali tergenang.",
    "Dari sisi keamanan, penjagaan dilakukan di {number} titik dengan melibatkan warga setempat.",
)

QUOTES = (
    "“Kami tidak ingin terburu-buru. Yang penting manfaatnya sampai ke warga {place},” ujar {person}.",
    "“Silakan datang dan periksa sendiri, semuanya kami buka,” kata {person}.",
    "“Kalau ada yang kurang, sampaikan kepada kami, jangan disimpan,” tuturnya.",
    "“Separuh pekerjaan sudah selesai, separuhnya lagi menunggu bahan dari {far},” jelas {person}.",
    "“Anak-anak paling senang, mereka membantu sejak pagi,” ucapnya sambil tersenyum.",
    "“Tahun lalu kami belum siap, sekarang berbeda,” tegas {person}.",
)

SPLIT_QUOTE = (
    "“Kita belum terbiasa bekerja bersama, itu harus diakui.",
    "Karena itu mulai hari ini kita belajar lagi dari awal,” bebernya",
)

CLOSINGS = (
    "Panitia berjanji menyampaikan perkembangan {subject} secara berkala.",
    "Hingga berita ini ditulis, pembahasan tentang {subject} masih berlanjut.",
    "Dengan langkah itu, warga {place} berharap tidak ada lagi kabar simpang siur.",
)

HEADINGS = ("Langkah Berikutnya", "Tanggapan Warga", "Bagaimana Cara Ikut Serta?", "Catatan dari Lapangan")
ITEMS = (
    "Menyepakati jadwal piket setiap pekan", "Menunjuk bendahara dari unsur pemuda",
    "Membuka catatan keuangan di balai kampung", "Menyusun laporan bersama warga {place}",
)  # fmt: skip
TABLE = ("Kampung | Peserta | Relawan", "{place} | 1.204 | 18", "{far} | 987 | 12", "Jumlah | 2.191 | 30")

LEGITIMATE = {
    "versus": (
        "Papan skor di tepi lapangan masih manual: nama regu kampung ditulis kapur di kiri dan kanan tulisan besar.",
        "VS",
        "Spanduk penyelenggara di gerbang juga belum diganti.",
        "Coming Soon",
        "Penonton berseloroh, laga tuan rumah VS regu tamu lebih dulu tiba daripada spanduknya.",
    ),
    "poll in the news": (
        "Jajak pendapat daring itu memuat pertanyaan “{question}” dan sudah diikuti ratusan pembaca.",
        "Sempat terjadi gangguan: di layar sebagian pembaca hanya tampak tulisan {{{{row.Answer_Title}}}} tanpa nama.",
        "Pengelola menyebut TS Poll yang dipakai sudah diperbarui, dan 45 % suara ulang telah masuk.",
    ),
}

TAGS = ("Berau", "Kampung", "Kaltim", "Layanan Publik", "Pesisir", "Pendidikan", "Swadaya", "UMKM", "Cuaca & Iklim")
CAPTIONS = ("Suasana kegiatan di {place}. (Foto: Istimewa)", "Warga {place} menyimak penjelasan petugas.", None)
