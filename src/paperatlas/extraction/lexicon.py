"""The words by which the rules read English abstracts: where a phrase ends, and what kind its head noun makes it.

Chosen on a seeded tenth of the training papers, by how often a phrase that ends so is a concept of the paper's graph.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


BREAKS = _words("""
a an the this that these those its their our your his her my some any each every all both either neither no not only
such same other another many much more most few fewer several various different certain own
i we you he she it they them us who whom whose which what when where why how whether
and or but nor so yet if then else than though although while whereas because since unless until as like unlike
of in on at by for from to into onto with without within via through over under between among across against about
above below after before during toward towards upon per up down out off around along beyond despite including namely
is are was were be been being am has have had having do does did done can could may might must shall should will would
also however therefore thus hence moreover furthermore finally often usually typically generally specifically notably
first second third one two three four five six seven eight ten well even still already directly significantly
effectively successfully efficiently previously recently widely highly fully jointly simultaneously accurately
novel new proposed existing recent current previous prior traditional conventional classical popular modern promising
state-of-the-art effective efficient powerful simple general important critical challenging difficult better best good
strong superior significant successful available typical common main major key entire larger smaller less least similar
distinct important preliminary reliable higher lower high low large small great wide broad robust improved enhanced
real-time extensive comprehensive unified principled practical scalable lightweight flexible fast faster
propose proposes present presents introduce introduces introduced develop develops developed developing design designed
use uses used using utilize utilizes utilizing employ employs employed employing apply applies applied applying adopt
adopts adopted leverage leverages leveraging exploit exploits exploiting combine combines combining combined integrate
integrates integrating incorporate incorporates incorporating extend extends extending improve improves improving
enhance enhances enhancing enable enables enabling allow allows allowing achieve achieves achieving achieved obtain
obtains obtained perform performs performing performed outperform outperforms outperforming surpass surpasses provide
provides providing provided demonstrate demonstrates demonstrated demonstrating show shows shown showing evaluate
evaluates evaluated evaluating study studies studied investigate investigates explore explores address addresses
addressing solve solves solving tackle tackles tackling require requires required requiring reduce reduces reducing
make makes making made build builds building built create creates creating give gives given train trains trained
learn learns learned optimize optimizes optimizing generate generates generating generated produce produces producing
find finds found consider considers considered called named dubbed termed known based conduct conducts conducted
formulate formulates formulated compare compares compared comparing support supports supporting realize guide
accelerate execute executing prevent exhibit release empower empowers describe describes described discuss ensure
ensures ensuring lack lacks remains remain becomes become involves involving increase increases increasing suffer
suffers face faces offer offers follow follows consists contain contains benefit benefits yields yield results result
validate validated tested test verify verified here there et al eg ie etc paper work article letter method's
""")
"""Words that no term holds: a phrase ends before them and begins after them."""

SMALL_WORDS = _words("""
a an the of in on at for to from by with and or as is are was were be that this these those which our we it its their
can not than into via using such both also has have
""")
"""Words with which no name begins or ends."""

GENERIC = _words("""
method methods approach approaches framework frameworks algorithm algorithms model models system systems technique
techniques strategy strategies scheme schemes pipeline architecture architectures mechanism mechanisms policy policies
network networks module modules agent agents solution paradigm procedure learning training function functions task
tasks problem problems robot robots data dataset datasets benchmark benchmarks simulator
""")
"""Heads that name nothing alone."""

METHOD_HEADS = _words("""
framework approach method algorithm mechanism fine-tuning augmentation regularization distillation prompting attention
network transformer filter meta-learning architecture controller planner optimizer decomposition convolution matching
learning pipeline paradigm estimator encoder decoder autoencoder classifier tree search policy guidance supervision
pre-training pretraining sampling technique strategy scheme optimization program programming approximation clustering
module normalization randomization loss descent bootstrapping backpropagation diffusion library toolkit toolbox cloning
gan vae cnn rnn lstm gnn mdp pomdp mpc llm vlm vla primitive
""")

TASK_HEADS = _words("""
manipulation locomotion navigation grasping planning exploration detection recognition tracking classification
estimation generation reasoning driving prediction teleoperation segmentation translation understanding interaction
answering localization reconstruction mapping assembly disassembly walking jumping control following retrieval
grounding parsing routing transfer adaptation generalization summarization avoidance assistance collaboration
coordination discovery synthesis rearrangement flight allocation scheduling inspection insertion pushing pouring
folding dialogue recommendation verification imitation captioning forecasting completion forgetting alignment
decision-making problem task swarming hopping running climbing landing racing surgery rehabilitation picking placing
stacking calibration registration slam re-identification matting inpainting deblurring super-resolution denoising
anticipation inference modeling assignment game
""")

SINGLE_TASKS = _words("""
manipulation locomotion navigation grasping teleoperation exploration localization disassembly assembly summarization
rehabilitation slam mapping pushing jumping walking pick-and-place self-driving
""")
"""Tasks that are named by one word."""

ROBOT_HEADS = _words("""
robot humanoid quadruped manipulator gripper arm hand exoskeleton quadrotor drone uav microrobot vehicle biped
rotorcraft rover android cobot helicopter hexapod
""")

METRIC_HEADS = _words("""
accuracy rate regret efficiency error complexity latency speedup f1 score bleu rouge perplexity precision recall
""")

RESOURCE_HEADS = {
    "benchmark": "Benchmark",
    "suite": "Benchmark",
    "testbed": "Benchmark",
    "leaderboard": "Benchmark",
    "challenge": "Benchmark",
    "dataset": "Dataset",
    "corpus": "Dataset",
    "database": "Dataset",
    "simulator": "Simulator",
    "simulation": "Simulator",
    "middleware": "Simulator",
}
"""What a paper's own resource is called, with the type that makes it."""

TOOL_CUE = _words("using via with by through leveraging leverages employs use uses utilizing adopt apply on")
"""Words before a phrase that make it a tool rather than a problem."""

EITHER_HEADS = _words(
    "learning optimization control planning search rl reasoning modeling inference adaptation transfer"
)
"""Heads of methods and tasks alike: the word before the phrase decides."""
